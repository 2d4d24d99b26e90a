import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CloudId } from '../lib/hosts';

const azureClouds: Record<CloudId, string> = {
  global: 'AzureCloud',
  'us-gov': 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

/**
 * Runs a script with the real `az`. Only Graph's address is another one, of this machine and without TLS, where `az`
 * asks for no token.
 */
export function runRealAz(
  script: string,
  origin: string,
  cloud: CloudId,
  folder: string,
): Promise<{ code: number | null; output: string; errors: string }> {
  const config = join(folder, `az-${cloud}`);
  mkdirSync(config, { recursive: true });
  const file = join(folder, 'run.sh');
  writeFileSync(file, script.replace(/^graph='https:\/\/[\w.]+'$/m, `graph='${origin}'`));
  const env = {
    ...process.env,
    AZURE_CONFIG_DIR: config,
    AZURE_CLOUD_NAME: azureClouds[cloud],
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_CORE_NO_COLOR: 'yes',
  };
  const child = spawn('bash', [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    errors += data;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output, errors })));
}
