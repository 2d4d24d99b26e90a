import { describe, expect, it } from 'vitest';
import { readScriptResult } from '../../../lib/scripts/read-result';
import { dropScriptResult, mergeScriptResult } from '../../../lib/setup';
import { runScript } from '../../scripts/run-script';
import { cases, now } from '../../scripts/walked';

const [, one] = cases.find(([name]) => name === 'generic imap-smtp global') ?? [];
if (!one) throw new Error('no such variant');
const { recipe, variant, setup, plan } = one;
const run = await runScript('terraform', plan);
const printed = run?.output ?? '';
// biome-ignore lint/suspicious/noExplicitAny: changed at will, as somebody else would
type Loose = any;
const read = (text: string) => readScriptResult(text, recipe, variant);
const changed = (change: (document: Loose) => void): string => {
  const document = JSON.parse(printed);
  change(document);
  return JSON.stringify(document);
};

describe('what a script printed is found', () => {
  it.each([
    ['alone', printed],
    ['among the lines of a terminal', `admin@host:~$ terraform output\n${printed}\nadmin@host:~$ `],
    ['broken where the terminal ends', printed.replace(/(.{80})/g, '$1\r\n')],
    ['with IDs in capitals', changed((d) => (d.application.clientId = d.application.clientId.toUpperCase()))],
  ])('%s', (_, text) => {
    const result = read(text);
    expect(result).toMatchObject({ ok: true, result: { tool: 'terraform' } });
    if (result.ok) expect(result.result.secret?.value).toBe(run?.directory.secretValues[0]);
  });
});

describe('nothing else is taken', () => {
  it.each<[string, string]>([
    ['not-json', ''],
    ['not-json', 'az: command not found'],
    ['not-json', `${printed.slice(0, 200)}}`],
    ['not-json', '} {'],
    ['not-a-result', '{}'],
    ['not-a-result', '{"format":"waymark-delivery","version":1}'],
    ['other-version', changed((d) => (d.version = 2))],
    ['other-recipe', changed((d) => (d.recipe = 'zammad'))],
    ['other-variant', changed((d) => (d.variant = 'graph'))],
    ['not-a-result', changed((d) => (d.tool = 'curl'))],
    ['not-a-result', changed((d) => (d.tenantId = 'contoso.com'))],
    ['not-a-result', changed((d) => (d.extra = 1))],
    ['not-a-result', changed((d) => (d.application.signInAudience = 'Everybody'))],
    ['not-a-result', changed((d) => (d.secret.value = ''))],
    ['not-a-result', changed((d) => (d.secret.expires = 'soon'))],
    ['not-a-result', changed((d) => (d.application.redirectUris.web = ['x'.repeat(3000)]))],
    ['inconsistent', changed((d) => (d.permissionNames[0].id = d.permissionNames[1].id))],
    ['inconsistent', changed((d) => (d.permissionNames[0].appId = d.tenantId))],
  ])('%s', (reason, text) => {
    expect(read(text)).toEqual({ ok: false, reason });
  });
});

describe('in the setup', () => {
  const result = read(printed);
  if (!result.ok) throw new Error(result.reason);
  const merged = mergeScriptResult(setup, result.result, now);

  it('every value says that a script has it from the directory', () => {
    const origins = Object.entries(merged.facts).map(([name, { origin }]) => `${name} ${origin}`);
    expect(origins.sort()).toEqual([
      'allowPublicClient script',
      'authorizationEndpoint derived',
      'clientId script',
      'displayName script',
      'objectId script',
      'permissions script',
      'redirectUris script',
      'secrets script',
      'signInAudience script',
      'tenantId script',
      'tokenEndpoint derived',
    ]);
    expect(merged.secret).toMatchObject({ origin: 'script', expires: '2027-11-21', held: true });
  });

  it('a value that the admin typed stands before it', () => {
    const typed = {
      ...setup,
      facts: { displayName: { value: 'Mine', origin: 'typed' as const, at: now - 1 } },
    };
    const after = mergeScriptResult(typed, result.result, now);
    expect(after.facts.displayName?.value).toBe('Mine');
    expect(after.hidden?.displayName?.value).toBe(plan.displayName);
  });

  it('what was read of another app goes, its secret too', () => {
    const other = mergeScriptResult(
      {
        ...setup,
        facts: {
          clientId: { value: setup.id, origin: 'typed', at: now - 1 },
          consentButton: { value: 'disabled', origin: 'page', at: now - 1 },
        },
      },
      { ...result.result, secret: null },
      now,
    );
    expect(other.facts.clientId?.value).toBe(result.result.application.clientId);
    expect([other.facts.consentButton, other.secret]).toEqual([undefined, null]);
  });

  it('it is taken back whole', () => {
    const back = dropScriptResult(merged, now);
    expect([back.facts, back.secret]).toEqual([{}, null]);
  });

  it('a permission without a name counts as one that the app has', () => {
    const { permissionNames: _, ...rest } = result.result;
    const rows = mergeScriptResult(setup, { ...rest, permissionNames: [] }, now).facts.permissions?.value;
    expect(rows?.map(({ name, status }) => [name === rows[0]?.name, status])[0]).toEqual([true, 'none']);
    expect(rows).toHaveLength(plan.apis[0]?.permissions.length ?? 0);
  });
});
