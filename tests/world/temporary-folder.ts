import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const exitOnSignal = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);

export interface TemporaryFolder {
  path: string;
  /** Call it once the browser runs: Playwright's exit handler kills it, and only a dead browser's profile can go. */
  removeAtExit(): void;
  remove(): Promise<void>;
}

/** A folder for one browser's profile, gone with the browser however the process ends. */
export const makeTemporaryFolder = async (): Promise<TemporaryFolder> => {
  const path = await mkdtemp(join(tmpdir(), `waymark-browser-${process.pid}-`));
  const removeSync = () => rmSync(path, { recursive: true, force: true, maxRetries: 10 });
  return {
    path,
    removeAtExit() {
      process.on('exit', removeSync);
      for (const signal of signals) process.on(signal, exitOnSignal);
    },
    async remove() {
      process.off('exit', removeSync);
      for (const signal of signals) process.off(signal, exitOnSignal);
      await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
};
