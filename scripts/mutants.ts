import { copyRepository } from './mutants/copy';
import { mutants } from './mutants/list';
import type { Mutant } from './mutants/mutant';
import { matchesOf, withMutant } from './mutants/mutate';
import { endAll, Tests } from './mutants/tests';
import { readThreats } from './mutants/threats';

// Takes out the defences of docs/security.md one by one, in a copy, and sees whether their tests notice.
// npm run test:mutants [-- <part of a threat's or a mutant's name>]

const filters = process.argv.slice(2);
const wanted = mutants.filter(({ threat, name, file }) =>
  filters.every((word) => `${threat} ${name} ${file}`.includes(word)),
);
const patienceMs = 240_000;

const unmatched = wanted.filter((mutant) => matchesOf(mutant) !== 1);
for (const { name, file } of unmatched) console.log(`Not exactly once in ${file}: ${name}`);
if (unmatched.length > 0 || wanted.length === 0) {
  console.log(wanted.length === 0 ? 'There is no such mutant.' : 'Nothing was run.');
  process.exit(1);
}

const copy = copyRepository();
const tests = new Tests(copy.path);
const leave = () => {
  endAll();
  copy.remove();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    leave();
    process.exit(1);
  });

/** What the mutant before has left as it was. */
let restored: string[] = [];

/** Why a mutant was not noticed; null where each of its tests has. */
async function survival({ tests: files, file }: Mutant): Promise<string | null> {
  const answer = await tests.run({ files, changed: [...restored, file] }, patienceMs);
  restored = [file];
  if (answer === null) return 'its tests never ended';
  const silent = Object.entries(answer).filter(([, outcome]) => outcome !== 'failed');
  const said = silent.map(
    ([path, outcome]) => `${path} ${outcome === 'passed' ? 'stays green' : 'does not load'}`,
  );
  return silent.length === 0 ? null : said.join(', ');
}

/** Files that are red as it is: what they say of a mutant means nothing. */
async function redBefore(): Promise<string[]> {
  const files = [...new Set(wanted.flatMap((mutant) => mutant.tests))].sort();
  console.log(`${wanted.length} mutants, ${files.length} test files. First without any of them ...`);
  const answer = await tests.run({ files, changed: [] }, patienceMs * 4);
  return answer ? files.filter((file) => answer[file] !== 'passed') : ['they never end'];
}

try {
  const red = await redBefore();
  if (red.length > 0) console.log(`Red without a mutant: ${red.join(', ')}`);
  let killed = 0;
  for (const { id, text } of red.length > 0 ? [] : readThreats()) {
    const own = wanted.filter(({ threat }) => threat === id);
    if (own.length > 0) console.log(`\n${id}: ${text}`);
    for (const mutant of own) {
      const why = await withMutant(mutant, copy.path, () => survival(mutant));
      if (why === null) killed += 1;
      console.log(
        why === null ? `  killed    ${mutant.name}` : `  SURVIVED  ${mutant.name} (${mutant.file}): ${why}`,
      );
    }
  }
  console.log(
    `\n${killed} of ${wanted.length} mutants killed: ${((killed / wanted.length) * 100).toFixed(1)} %`,
  );
  if (killed < wanted.length) process.exitCode = 1;
} finally {
  leave();
}
