import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { search } from 'jmespath';
import type { ScriptFile } from '../../lib/scripts/types';
import { deployBicep } from './deploy-bicep';
import type { GraphDirectory } from './graph-directory';

/**
 * Runs generated bash in bash, with an `az` that asks a model of the directory. What the shell makes of the text is
 * therefore the shell's own doing; the real `az` takes the model's place in scripts/check-scripts.ts.
 */

const az = `#!/usr/bin/env bash
exec 3<>"/dev/tcp/127.0.0.1/$AZ_PORT"
printf '%s\\0' "$#" "$@" >&3
IFS= read -r code <&3
while IFS= read -r line <&3 || [[ -n $line ]]; do printf '%s\\n' "$line"; done
exit "$code"
`;

export interface Run {
  code: number | null;
  output: string;
  errors: string;
}

export async function runBash(
  files: ScriptFile[],
  [name = '', ...args]: string[],
  directory: GraphDirectory,
  cloud = 'AzureCloud',
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-script-'));
  const server = createServer((socket) => {
    let received = '';
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      const [count = '', ...words] = received.split('\0');
      if (words.length <= Number(count)) return;
      received = '';
      void answer(words.slice(0, -1), files, directory, cloud).then(({ code, text }) =>
        socket.end(`${code}\n${text}`),
      );
    });
  });
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    for (const file of [...files, { name: 'az', text: az }, { name: 'sleep', text: '#!/bin/sh\n' }]) {
      writeFileSync(join(folder, file.name), file.text);
      chmodSync(join(folder, file.name), 0o755);
    }
    return await run(folder, [name, ...args], (server.address() as AddressInfo).port);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
}

function run(folder: string, [name = '', ...args]: string[], port: number): Promise<Run> {
  const env = { PATH: `${folder}:${process.env.PATH}`, AZ_PORT: String(port), LC_ALL: 'C.UTF-8' };
  const child = spawn('bash', [join(folder, name), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, output, errors }));
  });
}

/** As `az` has it: an option's value is the word after it. */
async function answer(
  words: string[],
  files: ScriptFile[],
  directory: GraphDirectory,
  cloud: string,
): Promise<{ code: number; text: string }> {
  const at = words.findIndex((word) => word.startsWith('--'));
  const command = words.slice(0, at).join(' ');
  const options = new Map<string, string>();
  for (let i = at; i < words.length; i += 2) options.set(words[i] ?? '', words[i + 1] ?? '');
  const print = (value: unknown) => {
    const found = search(value, options.get('--query') ?? '@');
    return options.get('--output') === 'tsv' ? String(found) : JSON.stringify(found, null, 2);
  };
  if (command === 'cloud show') return { code: 0, text: print({ name: cloud }) };
  if (command === 'deployment group create') {
    const template = files.find(({ name }) => options.get('--template-file')?.endsWith(`/${name}`));
    const outputs = await deployBicep(template?.text ?? '', directory);
    const wrapped = Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value }]));
    return { code: 0, text: print({ properties: { outputs: wrapped } }) };
  }
  if (command !== 'rest') return { code: 2, text: '' };
  const [, path] = /^https:\/\/[^/]+\/v1\.0\/(.*)$/s.exec(options.get('--url') ?? '') ?? [];
  if (path === undefined || /\s/.test(path)) return { code: 2, text: '' };
  const body = options.get('--body');
  const method = options.get('--method')?.toUpperCase() ?? '';
  const { status, body: said } = directory.request(method, path, body && JSON.parse(body));
  return status < 300 ? { code: 0, text: print(said) } : { code: 1, text: '' };
}
