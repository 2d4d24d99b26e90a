import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScript } from '../../../lib/scripts';
import { quote as inBash } from '../../../lib/scripts/bash';
import type { ScriptPlan } from '../../../lib/scripts/types';
import { GraphDirectory } from '../../scripts/graph-directory';
import { runScript } from '../../scripts/run-script';
import { cases } from '../../scripts/walked';

/** What somebody could have put into a name, a redirect URI or a recipe from elsewhere. */
const pieces = [
  "'",
  '"',
  '`',
  '$',
  '${',
  '%{',
  '$(',
  ')',
  '}',
  '\\',
  "'\\''",
  "''",
  '\u2018',
  '\u2019',
  '$$${',
  '#{',
  '@"',
  "'@",
  '\n',
  '\r\n',
  '\u2028',
  '\u0085',
  '*/',
  '<<RESULT',
  '\nRESULT\n',
  '; touch x',
  '| iex',
  '&& exit 1',
  'Ò',
  '表',
  '😀',
  '%24',
  '\\u0027',
  '\\n',
  '{0}',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

const [, base] = cases.find(([name]) => name === 'generic graph-app global') ?? [];
const planOf = (text: string): ScriptPlan => {
  if (!base) throw new Error('no such variant');
  // As planScript has names: no control characters, no halves of characters, and something left.
  const name = `n${text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 100)}`.trim().replace(/\p{Cs}/gu, '');
  return {
    ...base.plan,
    title: text,
    notes: [text],
    displayName: name,
    redirectUri: `https://desk.example/${text.replace(/\p{Cs}/gu, '')}`,
    secret: { description: name, expires: '2027-11-21T00:00:00Z' },
  };
};

describe('text from elsewhere stays text', () => {
  it.each(['graph-powershell', 'terraform'] as const)('%s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const plan = planOf(text);
        const run = await runScript(kind, plan);
        expect(run?.directory.effect()).toMatchObject({
          displayName: plan.displayName,
          redirectUris: [{ platform: 'web', uri: plan.redirectUri }],
        });
      }),
      { numRuns: 25 },
    );
  });

  // A run of bash takes its time, so all of the pieces at once.
  it.each(['azure-cli', 'bicep'] as const)('%s', async (kind) => {
    for (const text of [pieces.join(''), ...pieces.slice(0, 2).map((piece) => `${piece}x${piece}`)]) {
      const plan = planOf(text);
      const run = await runScript(kind, plan);
      expect(run?.directory.effect()).toMatchObject({
        displayName: plan.displayName,
        redirectUris: [{ platform: 'web', uri: plan.redirectUri }],
      });
      expect(JSON.parse(run?.output ?? '')).toMatchObject({ application: { displayName: plan.displayName } });
    }
  });

  it('bash itself reads back what was quoted', () => {
    const texts = fc.sample(hostile, 200).map((text) => text.replaceAll('\0', '').replace(/\p{Cs}/gu, ''));
    const script = `printf '%s\\0' ${texts.map(inBash).join(' ')}`;
    const output = execFileSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(output.split('\0').slice(0, -1)).toEqual(texts);
  });

  it('PowerShell is given ASCII alone outside of comments: an older one reads other bytes as quotation marks', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const script = makeScript('graph-powershell', planOf(text))?.files[0]?.text ?? '';
        const code = script.split('\n').filter((line) => !line.startsWith('#'));
        expect(code.join('\n')).toMatch(/^[\x20-\x7e\n]*$/);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what only the directory knows is looked up by its name', () => {
  const unknownIds = (): ScriptPlan => ({
    ...planOf('x'),
    redirectUri: null,
    apis: [
      {
        name: 'Office 365 Exchange Online',
        appId: null,
        permissions: [{ name: 'IMAP.AccessAsApp', type: 'Role', id: null }],
      },
      {
        name: 'Microsoft Graph',
        appId: '00000003-0000-0000-c000-000000000000',
        permissions: [
          { name: 'Mail.Send', type: 'Scope', id: null },
          { name: 'User.Read', type: 'Scope', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' },
        ],
      },
    ],
  });
  const found = [
    'Microsoft Graph delegated Mail.Send',
    'Microsoft Graph delegated User.Read',
    'Office 365 Exchange Online application IMAP.AccessAsApp',
  ];

  it.each(['azure-cli', 'graph-powershell', 'terraform'] as const)('%s', async (kind) => {
    const run = await runScript(kind, unknownIds());
    expect(run?.directory.effect()).toMatchObject({ permissions: found, grants: found });
    const { permissionNames } = JSON.parse(run?.output ?? '') as { permissionNames: { id: string }[] };
    expect(permissionNames[0]?.id).toBe('5e5addcd-3e8d-4e90-baf5-964efab2b20a');
  });

  it('bicep finds permissions, and says that it can find no API', async () => {
    const plan = unknownIds();
    expect(makeScript('bicep', plan)).toBeNull();
    const run = await runScript('bicep', { ...plan, apis: plan.apis.slice(1) });
    expect(run?.directory.effect()).toMatchObject({ permissions: found.slice(0, 2) });
  });

  it.each(['azure-cli', 'graph-powershell'] as const)(
    '%s makes nothing where there is none',
    async (kind) => {
      const plan = unknownIds();
      for (const apis of [
        [{ ...plan.apis[0], name: 'No such API' }],
        [{ ...plan.apis[1], permissions: [{ name: 'No.Such', type: 'Scope', id: null }] }],
      ] as ScriptPlan['apis'][]) {
        const directory = new GraphDirectory();
        await expect(runScript(kind, { ...plan, apis }, directory)).rejects.toThrow();
        expect(directory.applications).toEqual([]);
      }
    },
  );
});
