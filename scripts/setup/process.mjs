import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A failure whose message is all that a person needs: no stack. */
export class StopError extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Everything but a script's own result goes to stderr, so that stdout can be piped. */
export const say = (text) => process.stderr.write(`${text}\n`);

const isWindows = process.platform === 'win32';
const running = new Set();

/** Each child leads a process group of its own, so that what it started can be ended with it. */
const endChild = (child, signal) => {
  try {
    if (isWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    const exitCode = 128 + constants.signals[signal];
    if (running.size === 0) process.exit(exitCode);
    process.exitCode = exitCode;
    for (const child of running) endChild(child, signal);
    setTimeout(() => process.exit(exitCode), 5000).unref();
  });
}
process.on('exit', () => {
  for (const child of running) endChild(child, 'SIGKILL');
});

/** Runs a program to its end and answers its exit code. `output` says where its stdout goes. */
export const run = (command, args, { output = 'stderr', env = {}, shell = false } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      detached: !isWindows,
      shell,
      env: { ...process.env, ...env },
      stdio: ['inherit', output === 'stdout' ? 'inherit' : 2, 'inherit'],
    });
    running.add(child);
    child.on('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      // A signal to this process has chosen the exit code already.
      if (process.exitCode !== undefined) process.exit();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });

export const runNode = (args, options) => run(process.execPath, args, options);

/** Runs an installed package's command without npx, which would put a process in between. */
export const runPackage = (name, args, options) => {
  const require = createRequire(join(root, 'package.json'));
  const directory = join(root, 'node_modules', name);
  const { bin } = require(join(directory, 'package.json'));
  const file = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]);
  return runNode([join(directory, file), ...args], options);
};

export const runNpm = (args, options = {}) => {
  const npm = process.env.npm_execpath ?? join(dirname(process.execPath), 'npm');
  return npm.endsWith('.js')
    ? runNode([npm, ...args], options)
    : run('npm', args, { ...options, shell: isWindows });
};
