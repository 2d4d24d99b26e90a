import { resolve } from 'node:path';
import { createVitest } from 'vitest/node';

/** Runs test files in the folder that it was started in, one order after the other: starting Vitest costs more than a test. */

/** `changed`: what is another file now than at the last order. */
export interface Order {
  files: string[];
  changed: string[];
}

/** What came of each file. `broken`: it did not load, so that it proves nothing. */
export type Outcome = 'passed' | 'failed' | 'broken';
export type Answer = Record<string, Outcome>;

const vitest = await createVitest('test', { watch: false, reporters: [{}], cache: false, retry: 0 });
await vitest.globTestSpecifications();

process.on('message', async ({ files, changed }: Order) => {
  for (const file of changed) vitest.invalidateFile(resolve(file));
  const answer: Answer = Object.fromEntries(files.map((file) => [file, 'broken']));
  const specifications = files.flatMap((file) => vitest.getModuleSpecifications(resolve(file)));
  const { testModules } = await vitest.runTestSpecifications(specifications);
  for (const file of files) {
    const module = testModules.find(({ moduleId }) => moduleId === resolve(file));
    if (!module) continue;
    const states = [...module.children.allTests()].map((test) => test.result().state);
    if (states.includes('failed')) answer[file] = 'failed';
    else if (module.ok() && states.includes('passed')) answer[file] = 'passed';
  }
  process.send?.(answer);
});

process.on('disconnect', () => process.exit());
process.send?.('ready');
