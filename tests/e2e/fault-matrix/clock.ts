import type { BrowserContext, Page } from 'playwright-core';

const hour = 60 * 60_000;
/** As in the simulated browser (tests/unit/faults/all-faults.ts). Milliseconds that it is ahead. */
const turns = [3 * hour, -3 * hour, 26 * hour];

const clocks = new WeakMap<BrowserContext, { ahead: number; turn: number }>();

/**
 * A browser's own clock is the computer's, which no test may set. Instead all pages and the extension's background are told
 * another time, and an alarm that the background sets for such a time rings when it comes.
 */
export async function makeClock(context: BrowserContext): Promise<void> {
  clocks.set(context, { ahead: 0, turn: 0 });
  context.on('serviceworker', (worker) => {
    // It may be gone already.
    void worker.evaluate(tellTime, clocks.get(context)?.ahead ?? 0).catch(() => undefined);
  });
  await tell(context, 0);
}

/** To the next of the turns. */
export async function turnClock(context: BrowserContext): Promise<void> {
  const turn = clocks.get(context)?.turn ?? 0;
  await setClock(context, { ahead: turns[turn % turns.length] ?? 0, turn: turn + 1 });
}

export const putClockRight = (context: BrowserContext): Promise<void> =>
  setClock(context, { ahead: 0, turn: clocks.get(context)?.turn ?? 0 });

async function setClock(context: BrowserContext, clock: { ahead: number; turn: number }): Promise<void> {
  clocks.set(context, clock);
  await context.addInitScript(tellTime, clock.ahead);
  await tell(context, clock.ahead);
}

async function tell(context: BrowserContext, ahead: number): Promise<void> {
  const places: Pick<Page, 'evaluate'>[] = [...context.serviceWorkers(), ...context.pages()];
  for (const place of places) await place.evaluate(tellTime, ahead).catch(() => undefined);
}

/** In a page or a worker. */
function tellTime(ahead: number): void {
  const own = globalThis as unknown as Own;
  own.realDate ??= Date;
  const RealDate = own.realDate;
  const isKnown = own.ahead !== undefined;
  own.ahead = ahead;
  globalThis.Date = class extends RealDate {
    constructor(...given: []) {
      if (given.length > 0) super(...given);
      else super(RealDate.now() + ahead);
    }
    static override now = () => RealDate.now() + ahead;
  } as DateConstructor;
  const alarms = own.chrome?.alarms;
  if (isKnown || !alarms) return;
  const create = alarms.create.bind(alarms);
  alarms.create = (name, info) =>
    create(name, info.when === undefined ? info : { ...info, when: info.when - (own.ahead ?? 0) });
}

interface Own {
  realDate?: DateConstructor;
  ahead?: number;
  chrome?: { alarms?: { create(name: string, info: { when?: number }): unknown } };
}
