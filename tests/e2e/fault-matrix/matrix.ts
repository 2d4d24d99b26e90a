import { afterEach, describe, test } from 'vitest';
import type { Session } from '../session';
import { FaultBench } from './bench';
import type { Fault } from './faults';
import type { At, Job, Run } from './job';

/** In `npm run test:faults` alone: it takes a while. */
const isWhole = process.env.FAULTS === 'all';

/** The fault strikes at each of the job's moments, one after another in one browser: as often, the admin has to go on. */
export function testCells(fault: Fault, jobs: readonly Job[], open: (run: Run) => Promise<Session>): void {
  let session: Session | undefined;
  afterEach(async () => {
    await session?.close();
    session = undefined;
  });

  async function work(job: Job): Promise<void> {
    let bench: FaultBench | undefined;
    const due = new Set(fault.strike ? (fault.needsTab ? job.momentsWithTab : job.moments) : []);
    const at: At = async (moment) => {
      const struck = bench;
      if (struck && due.delete(moment)) await struck.suffer(async () => fault.strike?.(struck));
    };
    const run = await job.begin(at);
    session = await open(run);
    bench = new FaultBench(session);
    await fault.begin?.(bench);
    await run.prepare(bench);
    const beside = await fault.beside?.(bench);
    await Promise.all([run.run(bench), beside && run.run(beside)]);
    await bench.untilWell();
    if (due.size > 0) throw new Error(`the job never came by: ${[...due].join(', ')}`);
    await run.check(bench);
  }

  describe(fault.name, () => {
    for (const job of jobs) test.runIf(isWhole)(job.name, () => work(job), 600_000);
  });
}
