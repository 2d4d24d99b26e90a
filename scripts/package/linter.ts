import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

export interface Finding {
  code: string;
  message: string;
  file?: string;
}

export interface LintReport {
  errors: Finding[];
  warnings: Finding[];
  notices: Finding[];
}

/** What addons.mozilla.org's own linter says of a built extension. */
export function lint(folder: string): LintReport {
  const binary = createRequire(import.meta.url).resolve('addons-linter/bin/addons-linter');
  const { stdout, stderr } = spawnSync(process.execPath, [binary, '--output', 'json', folder], {
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`addons-linter said nothing: ${stderr}`);
  return JSON.parse(stdout.slice(start)) as LintReport;
}

/** What docs/store/README.md explains in its table of warnings: a code, and the files in which it may occur once each. */
export function explainedWarnings(readme: string): { code: string; file: RegExp }[] {
  const [, section = ''] = /## The linter's warnings\n([\s\S]*?)(\n## |$)/.exec(readme) ?? [];
  return [...section.matchAll(/^\| `([\w-]+)` \| `([^`]+)` \| .{20,} \|$/gm)].map(
    ([, code = '', file = '']) => ({
      code,
      file: new RegExp(`^${file.replace(/[.]/g, '\\.').replace('*', '[\\w-]+')}$`),
    }),
  );
}

/** Warnings that nobody has explained, and second ones where one is. */
export function notExplained(warnings: Finding[], readme: string): Finding[] {
  const left = explainedWarnings(readme);
  return warnings.filter(({ code, file = '' }) => {
    const index = left.findIndex((one) => one.code === code && one.file.test(file));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
