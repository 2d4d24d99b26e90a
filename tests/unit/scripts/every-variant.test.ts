import { describe, expect, it } from 'vitest';
import { derive } from '../../../lib/guide/derive';
import { readScriptResult } from '../../../lib/scripts/read-result';
import { scriptKinds } from '../../../lib/scripts/types';
import { mergeScriptResult } from '../../../lib/setup';
import { runScript } from '../../scripts/run-script';
import { cases, now, walkEffect } from '../../scripts/walked';

describe.each(scriptKinds)('%s makes what the walk makes, and what it prints passes every check', (kind) => {
  it.each(cases)('%s', async (_, one) => {
    const run = await runScript(kind, one.plan);
    if (!run) {
      expect([kind, one.plan.cloud === 'global']).toEqual(['bicep', false]);
      return;
    }
    expect(run.directory.effect()).toEqual(walkEffect(one));

    const { recipe, variant, setup } = one;
    const read = readScriptResult(`PS C:\\> run\n${run.output}\n$ `, recipe, variant);
    if (!read.ok) throw new Error(`${read.reason}: ${run.output}`);
    expect(read.result).toMatchObject({
      tool: kind,
      cloud: one.plan.cloud,
      tenantId: run.directory.tenantId,
    });
    expect(read.result.secret?.value ?? null).toBe(run.directory.secretValues[0] ?? null);

    const merged = mergeScriptResult(setup, read.result, now);
    const guide = derive(recipe, variant, merged, now);
    const open = guide.checks.filter(
      ({ id, outcome }) => outcome !== 'pass' && !/^(oauth-test|delivered)$/.test(id),
    );
    expect(open.map(({ id, reason }) => [id, reason.key])).toEqual([]);
    expect(guide.readyToTest).toBe(variant.secret === null || merged.secret?.held === true);
    expect(JSON.stringify(merged)).not.toContain(run.directory.secretValues[0] ?? 'no secret at all');
  });
});
