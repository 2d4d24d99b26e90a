import { expect } from 'vitest';
import { planScript } from '../../lib/scripts/plan';
import { scriptKinds } from '../../lib/scripts/types';
import { effectOf } from '../scripts/effect';
import { runScript } from '../scripts/run-script';
import { askedFor } from '../scripts/walked';
import type { AppRegistration } from '../world/directory';
import type { Session } from './session';
import type { Walk } from './variant-truth';

/** Every script for this setup, run on a model of its tool, makes what the walk has just made in the practice directory. */
export async function compareScripts(
  session: Session,
  { recipe, variant, cloud }: Walk,
  app: AppRegistration,
): Promise<void> {
  const { setup, guide } = (await session.state()).active ?? {};
  if (!setup || !guide) throw new Error('no setup');
  const plan = planScript({ recipe, variant, setup, redirectUri: guide.redirectUri }, Date.now());
  if (!plan) throw new Error('no plan');
  expect(plan.cloud).toBe(cloud);
  const walked = effectOf(app, askedFor(variant));
  for (const kind of scriptKinds) {
    const run = await runScript(kind, plan);
    if (run) expect(run.directory.effect(), kind).toEqual(walked);
    else expect([kind, cloud === 'global']).toEqual(['bicep', false]);
  }
}
