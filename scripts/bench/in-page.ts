import { getAllByRole, getAllByText } from '@testing-library/dom';
import { compileLabels } from '../../lib/portal/labels';
import { read } from '../../lib/portal/read';
import { parseRoute } from '../../lib/portal/route';
import type { Labels, Route } from '../../lib/portal/types';
import { KnownWords } from '../../lib/portal/words';
import { factLabels, type Kind, pageOf, permissions } from './synthetic-page';

export interface Comparison {
  elements: number;
  facts: number;
  /** Median milliseconds of one go. */
  times: Record<string, number>;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number;

/** The clock has a tenth of a millisecond: short work is done several times over. */
function time(work: () => void, goes: number, before: () => void = () => undefined): number {
  let sum = 0;
  for (let go = 0; go < goes; go++) {
    before();
    void document.body.offsetHeight;
    const start = performance.now();
    work();
    sum += performance.now() - start;
  }
  return sum / goes;
}

function compare(kind: Kind, elements: number, rounds: number, withRoles: boolean, file: Labels): Comparison {
  document.body.innerHTML = pageOf(kind, elements);
  const labels = compileLabels([file]);
  const route = parseRoute(location.href) as Route;
  const words = new KnownWords(document, labels);
  const observer = new MutationObserver(() => undefined);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  const rest = document.getElementById('rest') as Element;
  let count = 0;
  let kept = 0;
  const works: Record<string, () => void> = {
    'full read': () => void read(document, route, labels),
    'bare walk': () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) kept += (node as Text).data.length;
    },
    innerText: () => {
      kept += document.body.innerText.length;
    },
    're-read': () => {
      words.note(observer.takeRecords());
      read(document, route, labels, words.get());
    },
    'words again': () => {
      words.note(observer.takeRecords());
      words.get();
    },
  };
  const changes = () => {
    const line = document.createElement('p');
    line.textContent = `Object ID ${count++}`;
    rest.prepend(line);
    if (count > 5) rest.children[5]?.remove();
  };
  const texts = kind === 'Overview' ? factLabels : permissions;
  if (withRoles) {
    works.getByText = () => {
      for (const text of texts) kept += getAllByText(document.body, text).length;
    };
    if (kind === 'CallAnAPI')
      works.getByRole = () => {
        kept += getAllByRole(document.body, 'button', { name: /^Grant admin consent/ }).length;
      };
  }
  const goes = Math.max(1, Math.round(10_000 / elements));
  const samples: Record<string, number[]> = {};
  words.get();
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of Object.entries(works)) {
      const isSlow = name.startsWith('getBy');
      if (isSlow && round > 1) continue;
      const again = name === 're-read' || name === 'words again';
      const sample = time(work, isSlow ? 1 : goes, again ? changes : undefined);
      samples[name] ??= [];
      samples[name].push(sample);
    }
  observer.disconnect();
  const facts = Object.keys(read(document, route, labels).facts).length;
  return {
    elements: document.querySelectorAll('*').length,
    facts: kept < 0 ? 0 : facts,
    times: Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, median(values)])),
  };
}

/** A thousand changes a second that have nothing to do with the facts: texts, classes, styles, rows. */
function storm(elements: number, duration: number): Promise<number> {
  document.body.innerHTML = pageOf('Overview', elements);
  const rest = document.getElementById('rest') as Element;
  const parts = [...rest.querySelectorAll<HTMLElement>('span,li,p')];
  const start = performance.now();
  let count = 0;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const now = performance.now() - start;
      for (; count < Math.min(now, duration); count++) {
        const part = parts[(count * 7919) % parts.length] as HTMLElement;
        if (count % 4 === 0) part.textContent = `Row ${count}`;
        else if (count % 4 === 1) part.classList.toggle('on');
        else if (count % 4 === 2) part.style.color = count % 8 === 2 ? 'red' : '';
        else if (rest.lastElementChild) rest.prepend(rest.lastElementChild);
      }
      if (now < duration) return;
      clearInterval(timer);
      resolve(count);
    }, 10);
  });
}

/** Goes from app to app; each page stays for `stay` milliseconds. */
async function navigate(times: number, stay: number): Promise<void> {
  for (let go = 0; go < times; go++) {
    const kind: Kind = go % 2 ? 'CallAnAPI' : 'Overview';
    location.hash = location.hash.replace(/~\/\w+/, `~/${kind}`);
    document.body.innerHTML = pageOf(kind, 300);
    await new Promise((resolve) => setTimeout(resolve, stay));
  }
}

Object.assign(globalThis, { bench: { compare, storm, navigate } });
