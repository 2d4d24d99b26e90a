// Runs a command from a fresh checkout: node scripts/run.mjs test|test:properties|test:leaks|test:variants|test:redaction|test:mutants|test:fuzz|demo|inspect|screenshots|a11y|captures|bench|bench-reader|build-vendor|recipe-check|endpoint-check|docs|docs-vendors|scripts:check|package|reproduce|store-images|test:faults|effort|bench-ring [arguments]
import { ensureChromium } from './setup/chromium.mjs';
import { ensureBuilt, ensurePrepared } from './setup/extension.mjs';
import { runFaultTests } from './setup/fault-tests.mjs';
import { ensureFirefox } from './setup/firefox.mjs';
import { runFuzzTests } from './setup/fuzz-tests.mjs';
import { runLeakTests } from './setup/leak-tests.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { runNode, StopError, say } from './setup/process.mjs';
import { runPropertyTests } from './setup/property-tests.mjs';
import { runRedactionTests } from './setup/redaction-tests.mjs';
import { runTests } from './setup/test-steps.mjs';
import { runVariantTests } from './setup/variant-tests.mjs';

const runScript = async (name, args) => {
  process.exitCode = await runNode(['--import', 'tsx', `scripts/${name}.ts`, ...args], { output: 'stdout' });
};

const runInBrowser = async (name, args) => {
  await ensureChromium();
  await ensureBuilt();
  await runScript(name, args);
};

/** For scripts that need neither a browser nor a build. */
const runAlone = async (name, args) => {
  await ensurePrepared();
  await runScript(name, args);
};

const commands = {
  test: async (args) => {
    await ensureChromium();
    await ensureFirefox();
    await ensurePrepared();
    process.exitCode = await runTests(args);
  },
  'test:properties': async (args) => {
    await ensurePrepared();
    process.exitCode = await runPropertyTests(args);
  },
  'test:faults': async (args) => {
    await ensureChromium();
    await ensureFirefox();
    await ensureBuilt();
    await ensureBuilt('firefox');
    process.exitCode = await runFaultTests(args);
  },
  'test:leaks': async (args) => {
    await ensureChromium();
    await ensureFirefox();
    await ensureBuilt();
    await ensureBuilt('firefox');
    process.exitCode = await runLeakTests(args);
  },
  'test:fuzz': async (args) => {
    await ensurePrepared();
    process.exitCode = await runFuzzTests(args);
  },
  'test:mutants': (args) => runAlone('mutants', args),
  'test:variants': async () => {
    await ensureChromium();
    await ensureBuilt();
    process.exitCode = await runVariantTests();
  },
  'test:redaction': async () => {
    await ensureChromium();
    await ensurePrepared();
    process.exitCode = await runRedactionTests();
  },
  demo: (args) => runInBrowser('demo', args),
  inspect: (args) => runInBrowser('inspect', args),
  screenshots: (args) => runInBrowser('screenshots', args),
  a11y: (args) => runInBrowser('a11y', args),
  bench: (args) => runInBrowser('bench', args),
  effort: (args) => runInBrowser('effort', args),
  'bench-reader': async (args) => {
    await ensureChromium();
    await runAlone('bench-reader', args);
  },
  'bench-ring': async (args) => {
    await ensureChromium();
    await runAlone('bench-ring', args);
  },
  captures: async (args) => {
    await ensureChromium();
    await runAlone('make-captures', args);
  },
  'build-vendor': (args) => runAlone('build-vendor', args),
  'recipe-check': (args) => runAlone('recipe-check', args),
  'endpoint-check': (args) => runAlone('endpoint-check', args),
  docs: (args) => runAlone('docs', args),
  'docs-vendors': (args) => runAlone('docs-vendors', args),
  package: (args) => runAlone('package', args),
  'store-images': async (args) => {
    await ensureChromium();
    await runAlone('store-images', args);
  },
  reproduce: (args) => runAlone('reproduce', args),
  'scripts:check': (args) => runAlone('check-scripts', args),
};

const [name, ...args] = process.argv.slice(2);
try {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command)
    throw new StopError(`usage: node scripts/run.mjs ${Object.keys(commands).join('|')} [arguments]`, 2);
  await ensurePackages();
  await command(args);
} catch (error) {
  if (!(error instanceof StopError)) throw error;
  say(error.message);
  process.exitCode = error.exitCode;
}
