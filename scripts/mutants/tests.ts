import { type ChildProcess, fork } from 'node:child_process';
import type { Answer, Order } from './session';

const starting = new Set<ChildProcess>();

const end = (child: ChildProcess) => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Already gone.
  }
};

/** Ends what was started here, with all that it has started itself. */
export function endAll(): void {
  for (const child of starting) end(child);
}

const started = (child: ChildProcess): ChildProcess => {
  starting.add(child);
  child.once('close', () => starting.delete(child));
  return child;
};

/** Tests of a folder, run by a process of their own, which is exchanged for a new one where a test never ends. */
export class Tests {
  #session: ChildProcess | null = null;

  constructor(private readonly folder: string) {}

  /** Null where they went on for longer than `patienceMs`. */
  async run(order: Order, patienceMs: number): Promise<Answer | null> {
    const session = this.#session ?? (await this.#start());
    session.send(order);
    const answer = await messageOf<Answer>(session, patienceMs);
    if (answer === null) {
      end(session);
      this.#session = null;
    }
    return answer;
  }

  async #start(): Promise<ChildProcess> {
    const session = started(
      fork('scripts/mutants/session.ts', {
        cwd: this.folder,
        execArgv: ['--import', 'tsx'],
        detached: true,
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    );
    if ((await messageOf(session, 300_000)) === null) throw new Error('Vitest does not start');
    this.#session = session;
    return session;
  }
}

/** @throws where the process ends without one. */
const messageOf = <T>(session: ChildProcess, patienceMs: number): Promise<T | null> =>
  new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer);
      session.removeListener('message', onMessage);
      session.removeListener('close', onClose);
    };
    const onMessage = (message: unknown) => {
      settle();
      resolve(message as T);
    };
    const onClose = () => {
      settle();
      reject(new Error('the process that runs the tests has ended'));
    };
    const timer = setTimeout(() => {
      settle();
      resolve(null);
    }, patienceMs);
    session.on('message', onMessage);
    session.on('close', onClose);
  });
