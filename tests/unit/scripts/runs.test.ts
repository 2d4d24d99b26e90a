import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import { readScriptResult } from '../../../lib/scripts/read-result';
import { mergeScriptResult } from '../../../lib/setup';
import { GraphDirectory } from '../../scripts/graph-directory';
import { runScript } from '../../scripts/run-script';
import { cases, now } from '../../scripts/walked';

const [, one] = cases.find(([name]) => name === 'generic imap-smtp global') ?? [];
if (!one) throw new Error('no such variant');
const direct = ['azure-cli', 'graph-powershell'] as const;

describe.each(direct)('%s', (kind) => {
  it('waits for a directory that is slow to know what it has made', async () => {
    const directory = new GraphDirectory();
    directory.delays = 3;
    const run = await runScript(kind, one.plan, directory);
    expect(run?.directory.effect().secrets).toBe(1);
  });

  it('without the right to consent, makes the rest and says what is missing', async () => {
    const directory = new GraphDirectory();
    directory.refusesConsent = true;
    const run = await runScript(kind, one.plan, directory);
    expect(directory.effect()).toMatchObject({ grants: [], secrets: 1 });
    const read = readScriptResult(run?.output ?? '', one.recipe, one.variant);
    if (!read.ok) throw new Error(read.reason);
    const guide = derive(one.recipe, one.variant, mergeScriptResult(one.setup, read.result, now), now);
    expect(guide.checks.find(({ id }) => id === 'admin-consent')).toMatchObject({ outcome: 'fail' });
    expect(guide.readyToTest).toBe(false);
  });

  it('makes no second app of a name', async () => {
    const directory = new GraphDirectory();
    await runScript(kind, one.plan, directory);
    await expect(runScript(kind, one.plan, directory)).rejects.toThrow();
    expect(directory.applications).toHaveLength(1);
    expect(directory.secretValues).toHaveLength(1);
  });
});

it.each(['azure-cli', 'bicep'] as const)('%s stops in another cloud', async (kind) => {
  const { runBash } = await import('../../scripts/run-bash');
  const { makeScript } = await import('../../../lib/scripts');
  const script = makeScript(kind, one.plan);
  const directory = new GraphDirectory();
  const name = script?.files.find((file) => file.name.endsWith('.sh'))?.name ?? '';
  const run = await runBash(script?.files ?? [], [name, 'rg'], directory, 'AzureUSGovernment');
  expect([run.code, run.errors]).toEqual([1, expect.stringContaining('az cloud set --name AzureCloud')]);
  expect(directory.applications).toEqual([]);
});

it('a plan waits for the address that the redirect URI is made from', async () => {
  const { planScript } = await import('../../../lib/scripts/plan');
  expect(planScript({ ...one, redirectUri: null }, now)).toBeNull();
});

it.each([
  ['2026-11-21T12:00:00Z', '2027-11-21T00:00:00Z'],
  ['2028-02-29T23:59:59Z', '2029-02-28T00:00:00Z'],
])('a secret made on %s expires on %s', async (day, expires) => {
  const { planScript } = await import('../../../lib/scripts/plan');
  expect(planScript(one, Date.parse(day))?.secret?.expires).toBe(expires);
});
