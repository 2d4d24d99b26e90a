import type { PageMessage, PageReplies } from '../../../lib/messages';
import type { BrowserWorld } from './browser-world';

/** A job of the admin's that a fault may strike at any moment. */
export interface Flow<Bench extends { world: BrowserWorld } = { world: BrowserWorld }> {
  /** A browser in which everything is ready for the job. */
  prepare(): Promise<Bench>;
  /** The job, as a person does it: what has failed is tried again where it is not done. */
  run(bench: Bench): Promise<void>;
  /** What is to be true at the end, whatever has happened meanwhile. */
  check(bench: Bench): Promise<void>;
}

/** A few more than a fault lasts. */
const tries = 9;

/** Presses until what was meant has come about; a press that fails is one that the popup says so of. */
export async function press(
  world: BrowserWorld,
  { until, by }: { until: () => boolean | Promise<boolean>; by: () => Promise<unknown> },
): Promise<void> {
  for (let turn = 0; turn < tries; turn += 1) {
    if (await until().valueOf()) return;
    await by().catch(() => undefined);
    await world.settle();
  }
  if (!(await until())) throw new Error(`not done after ${tries} tries`);
}

/** The popup after its "Retry": asks until there is an answer. */
export async function stateOf(world: BrowserWorld): Promise<PageReplies['get-state']> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await world.ask({ type: 'get-state' });
    } catch (error) {
      if (turn >= tries) throw error;
    }
  }
}

/** The answer to what changes nothing, or may be done again. */
export async function again<M extends PageMessage>(
  world: BrowserWorld,
  message: M,
): Promise<PageReplies[M['type']]> {
  for (let turn = 0; ; turn += 1) {
    try {
      return await world.ask(message);
    } catch (error) {
      if (turn >= tries) throw error;
    }
  }
}
