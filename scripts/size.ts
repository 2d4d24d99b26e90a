import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What each bundle of the Chrome build weighs, and may weigh. Bytes of gzip -9; goals: knowledge/field.md §3.8 P1. */
const budgets: Record<string, number> = {
  'content-scripts/portal.js': 2_000,
  // The values of a form to fill in, the care for a secret's one showing, and the reader; what it says to who does not see it,
  // and where the keyboard goes, are 1.4 kB. What nobody has heard is said again, and what is left after an update: 0.4 kB.
  // To stand aside of what it points at is 1.2.
  'guide.js': 36_500,
  // 400 of it tell a field, a switch or a table of something else from the page's own, 200 say again what nobody has heard, 400 what the panel must not cover, 100 find what has a name by it.
  'reader.js': 21_500,
  'redactor.js': 14_000,
  // It reads a page by the same outline as the reader, and its ring too is woken by what moves.
  'picker.js': 10_200,
  'filler.js': 5_500,
  'portal-filler.js': 11_000,
  'helpdesk.js': 2_000,

  // About 21 kB of it are the texts of the recipes, 9 kB the words of scripts in four languages, 5 kB the sealing (jose),
  // 4 kB the rules for recipes from outside and the organization's word.
  'background.js': 127_000,
  // A check of an existing app, the finished setups, renewal, reminders and scripts are views of their own; what a helpdesk
  // hands over is another, the thumbprint of a key takes 2 kB (jose), and the options page 3 kB.
  popup: 61_000,
};

const output = '.output/chrome-mv3';

function gzipSize(files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
}

/** The popup is its page with every script and style sheet that it loads. */
function filesOf(bundle: string): string[] {
  if (bundle !== 'popup') return [join(output, bundle)];
  const folders = ['chunks', 'assets']
    .map((folder) => join(output, folder))
    .filter((folder) => existsSync(folder));
  return [
    join(output, 'popup.html'),
    ...folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
  ].filter((file) => statSync(file).isFile());
}

let over = 0;
for (const [bundle, budget] of Object.entries(budgets)) {
  const size = gzipSize(filesOf(bundle));
  const verdict = size <= budget ? 'ok' : 'OVER BUDGET';
  if (size > budget) over++;
  console.log(
    `${bundle.padEnd(30)} ${String(size).padStart(7)} B gzip of ${budget} (${Math.round((size / budget) * 100)} %) ${verdict}`,
  );
}
process.exitCode = over > 0 ? 1 : 0;
