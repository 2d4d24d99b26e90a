import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeScript } from '../lib/scripts';
import { type ScriptFile, scriptKinds } from '../lib/scripts/types';
import { GraphDirectory } from '../tests/scripts/graph-directory';
import { cases, walkEffect } from '../tests/scripts/walked';
import { runRealAz } from './real-az';

/** `npm run scripts:check [count]`: judges the generated scripts with the real tools. Without a count, all of them. */

const count = Number(process.argv[2] ?? cases.length);
const chosen = cases.slice(0, count);
const folder = mkdtempSync(join(tmpdir(), 'waymark-scripts-'));
let failures = 0;

const has = (command: string, ...args: string[]) => spawnSync(command, args).status === 0;

function judge(what: string, command: string, args: string[], cwd = folder): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status === 0) return;
  failures++;
  console.log(`${what}: ${command} says\n${stdout}${stderr}`);
}

const written: { kind: string; name: string; file: string }[] = [];
for (const [name, { plan }] of chosen) {
  for (const kind of scriptKinds) {
    for (const file of makeScript(kind, plan)?.files ?? []) written.push(write(kind, name, file));
  }
}

function write(kind: string, name: string, { name: fileName, text }: ScriptFile) {
  const file = join(folder, kind, name.replaceAll(' ', '-'), fileName);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return { kind, name, file };
}

const bash = written.filter(({ file }) => file.endsWith('.sh'));
for (const { name, file } of bash) judge(name, 'bash', ['-n', file]);
console.log(`bash -n: ${bash.length} files`);

if (has('shellcheck', '--version')) {
  judge(
    'bash',
    'shellcheck',
    bash.map(({ file }) => file),
  );
  console.log(`shellcheck: ${bash.length} files`);
} else console.log('shellcheck: SKIPPED, not installed');

if (has('terraform', 'version')) checkTerraform();
else console.log('terraform: SKIPPED, not installed');

if (has('az', 'version')) await checkAz();
else console.log('az: SKIPPED, not installed');

for (const tool of ['pwsh', 'bicep']) {
  console.log(
    `${tool}: ${has(tool, '--version') ? 'installed, but not used here' : 'SKIPPED, not installed'}`,
  );
}

rmSync(folder, { recursive: true });
console.log(failures === 0 ? 'All is well.' : `${failures} failures.`);
process.exitCode = failures === 0 ? 0 : 1;

function checkTerraform(): void {
  const modules = written.filter(({ kind }) => kind === 'terraform');
  for (const { name, file } of modules) judge(name, 'terraform', ['fmt', '-check', '-diff', file]);
  console.log(`terraform fmt: ${modules.length} files`);
  const [first] = modules;
  if (!first) return;
  const cwd = dirname(first.file);
  if (spawnSync('terraform', ['init', '-backend=false', '-input=false'], { cwd }).status !== 0) {
    console.log('terraform validate: SKIPPED, terraform init finds no azuread provider');
    return;
  }
  // One folder, so that the provider is there for all of them.
  for (const { name, file } of modules) {
    if (file !== first.file) spawnSync('cp', [file, cwd]);
    judge(name, 'terraform', ['validate', '-no-color'], cwd);
  }
  console.log(`terraform validate: ${modules.length} files`);
}

/** The real `az`, whose requests a model of Microsoft Graph answers on this machine. */
async function checkAz(): Promise<void> {
  let directory = new GraphDirectory();
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      const path = (req.url ?? '').replace('/v1.0/', '');
      const answer = directory.request(req.method ?? '', path, body === '' ? undefined : JSON.parse(body));
      res.writeHead(answer.status, { 'content-type': 'application/json' });
      res.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [name, one] of chosen) {
    directory = new GraphDirectory();
    const text = makeScript('azure-cli', one.plan)?.files[0]?.text ?? '';
    const { code, output, errors } = await runRealAz(text, origin, one.plan.cloud, folder);
    const made = JSON.stringify(code === 0 ? directory.effect() : null);
    if (code === 0 && made === JSON.stringify(walkEffect(one)) && output.includes('waymark-script-result'))
      continue;
    failures++;
    console.log(`${name}: az made ${made}\n${errors}`);
  }
  server.close();
  console.log(`az: ${chosen.length} scripts run`);
}
