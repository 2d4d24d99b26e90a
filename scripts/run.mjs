// Runs the tests, the demo or the inspector from a fresh checkout: node scripts/run.mjs test|demo|inspect [arguments]
import { ensureChromium } from './setup/chromium.mjs';
import { ensureBuilt, ensurePrepared } from './setup/extension.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runNode, StopError, say } from './setup/process.mjs';
import { runTests } from './setup/test-steps.mjs';

const runScript = async (name, args) => {
  await ensureBuilt();
  process.exitCode = await runNode(['--import', 'tsx', `scripts/${name}.ts`, ...args], { output: 'stdout' });
};

const commands = {
  test: async (args) => {
    await ensurePrepared();
    process.exitCode = await runTests(args);
  },
  demo: (args) => runScript('demo', args),
  inspect: (args) => runScript('inspect', args),
};

const [name, ...args] = process.argv.slice(2);
try {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command)
    throw new StopError(`usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [arguments]`, 2);
  await ensurePackages();
  await ensureChromium();
  await command(args);
} catch (error) {
  if (!(error instanceof StopError)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
