import type { Recipe, Variant } from '../recipes/schema';
import type { Setup } from '../setup/types';
import { checkMakers } from './checks';
import type { CheckInput } from './checks/outcome';
import { fingerprintOf, isTestCurrent } from './fingerprint';
import { pageNames } from './portal-words';
import { buildRedirectUri } from './redirect-uri';
import { stepMakersFor } from './steps';
import { isSecretGone } from './steps/secret-gone';
import type { StepMaker } from './steps/step';
import type { Check, Guide, Step } from './types';

/** What comes after the portal: neither holds up the test nor counts as open. */
const isAfterwards = ({ id }: Check) => id === 'oauth-test' || id === 'delivered' || id === 'old-secret';
const isBlocking = ({ advisory, outcome }: Check) => !advisory && outcome !== 'pass';

/**
 * Everything that follows from a recipe and a setup: a pure function, the one place where a status is worked out
 * (shared/architecture.md, "derive"). `now` decides only what has expired.
 */
export function derive(recipe: Recipe, variant: Variant, setup: Setup, now: number): Guide {
  const redirect = buildRedirectUri(variant, setup.answers.helpdeskUrl);
  const fingerprint = fingerprintOf(setup, variant, redirect.uri);
  const input: CheckInput = { recipe, variant, setup, now, redirect, fingerprint };
  const steps = makeSteps(input);
  const checks = steps.flatMap((step) => step.checks);
  const beforeTest = checks.filter((check) => !isAfterwards(check));
  const secretGone = isSecretGone(input);
  const isTested = isTestCurrent(setup, fingerprint);
  return {
    steps,
    current: steps.find(({ state }) => state !== 'done')?.id ?? null,
    checks,
    openPoints: beforeTest.filter(isBlocking).length,
    redirectUri: redirect.uri,
    readyToTest:
      fingerprint !== null &&
      !secretGone &&
      !beforeTest.some((check) => isBlocking(check) && check.outcome === 'fail'),
    secretGone,
    testIsStale: setup.test !== null && !isTested,
    unlocked: isTested && setup.test?.state === 'passed',
    fingerprint,
    pages: pageNames,
  };
}

function makeSteps(input: CheckInput): Step[] {
  let isFirstOpen = true;
  return stepMakersFor(input.setup.purpose)
    .filter((maker) => maker.applies(input.variant))
    .map((maker) => {
      const step = makeStep(maker, input, isFirstOpen);
      if (step.state !== 'done') isFirstOpen = false;
      return step;
    });
}

function makeStep(maker: StepMaker, input: CheckInput, isFirstOpen: boolean): Step {
  const checks = maker.checks.flatMap((id) => checkMakers[id](input) ?? []);
  return {
    id: maker.id,
    title: maker.title,
    state: stateOf(checks, isFirstOpen),
    instructions: maker.instructions(input),
    values: maker.values(input),
    checks,
    view: maker.view(input),
  };
}

function stateOf(checks: Check[], isFirstOpen: boolean): Step['state'] {
  const open = checks.filter(isBlocking);
  if (open.length === 0) return 'done';
  if (open.some(({ outcome, pending }) => outcome === 'fail' && !pending)) return 'problem';
  return isFirstOpen ? 'current' : 'todo';
}
