/** Portal-like pages of any size, the same each time: known facts among noise. Runs in the browser. */
export type Kind = 'Overview' | 'CallAnAPI';

export const ids = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-1111-4222-8333-444455556666`);
export const address = (kind: Kind) =>
  `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${kind}/appId/${ids[0]}`;

const essentialLabels = ['Application (client) ID', 'Object ID', 'Directory (tenant) ID'];
const essentials = essentialLabels
  .map((label, index) => `<div class="e"><div><label>${label}</label></div><div>${ids[index]}</div></div>`)
  .join('');

const permissions = ['Mail.Read', 'Mail.Send', 'User.Read', 'offline_access'];
const permissionTable = `<h3>Configured permissions</h3><button>Grant admin consent for Contoso</button><table>
<tr><th>API / Permissions name</th><th>Type</th><th>Description</th><th>Admin consent required</th><th>Status</th></tr>
<tr><td>Microsoft Graph (${permissions.length})</td></tr>
${permissions.map((name) => `<tr><td>${name}</td><td>Delegated</td><td>Some text</td><td>No</td><td>Granted for Contoso</td></tr>`).join('')}</table>`;

/** The texts by which Testing Library finds the same facts. */
export const factLabels: Record<Kind, string[]> = { Overview: essentialLabels, CallAnAPI: permissions };

/** The same by role and name. Essentials have no roles. */
export const factRoles: Record<Kind, [role: string, name: string][]> = {
  Overview: [],
  CallAnAPI: [
    ['button', 'Grant admin consent for Contoso'],
    ...permissions.map((name): [string, string] => ['cell', name]),
  ],
};

const noises = [
  (n: number) =>
    `<div class="fxs-part"><span>Resource ${n}</span><span>westeurope</span><i class="icon"></i></div>`,
  (n: number) => `<ul><li title="Item ${n}">Item ${n}</li><li>Group of things</li></ul>`,
  (n: number) =>
    `<div role="row"><div role="gridcell">${n * 37}</div><div role="gridcell">Running</div></div>`,
  // A label in a sentence is none: each has to be looked at.
  (n: number) => `<p>Learn more about the <b>Object ID</b> of app ${n}.</p>`,
  () => '<button><svg><path></path></svg>Refresh</button>',
];

const countOf = (html: string) => html.match(/<[a-z]/g)?.length ?? 0;

/** Boxes of things that have nothing to do with the facts, of this many elements in all. */
export function noiseOf(elements: number): string[] {
  const parts: string[] = [];
  let left = elements;
  for (let n = 0; left > 0; n++) {
    const boxed = `<section>${noises.map((make) => make(n)).join('')}</section>`;
    parts.push(boxed);
    left -= countOf(boxed);
  }
  return parts;
}

/** Half of the noise is before the facts, in the menu, the other half after them. */
export function pageOf(kind: Kind, elements: number): string {
  const facts = kind === 'Overview' ? essentials : permissionTable;
  const parts = noiseOf(elements - countOf(facts));
  const half = parts.length >> 1;
  return `<nav>${parts.slice(0, half).join('')}</nav><main>${facts}</main><div id="rest">${parts.slice(half).join('')}</div>`;
}

const rest = () => document.getElementById('rest') as Element;

/** A line comes and, from the sixth on, an older one goes. */
export function smallChange(count: number): void {
  const line = document.createElement('p');
  line.textContent = `Object ID ${count}`;
  rest().prepend(line);
  if (count > 5) rest().children[5]?.remove();
}

export function storm(kind: Kind, elements: number, duration: number): Promise<number> {
  document.body.innerHTML = pageOf(kind, elements);
  return stormIn(rest(), duration);
}

/** A thousand changes a second that have nothing to do with the facts: texts, classes, styles, places. Answers their number. */
export function stormIn(box: Element, duration: number): Promise<number> {
  const parts = [...box.querySelectorAll<HTMLElement>('span,li,p')];
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
        else if (box.lastElementChild) box.prepend(box.lastElementChild);
      }
      if (now < duration) return;
      clearInterval(timer);
      resolve(count);
    }, 10);
  });
}

/** The page's own clock, however those hurry that are measured on it. */
const { setTimeout: later } = globalThis;

/** Goes from app to app and back; each page stays for `stay` milliseconds. `onPage` is told of each. */
export async function navigate(times: number, stay: number, onPage?: () => void): Promise<void> {
  for (let go = 0; go < times; go++) {
    const kind: Kind = go % 2 ? 'CallAnAPI' : 'Overview';
    location.hash = location.hash.replace(/~\/\w+/, `~/${kind}`);
    document.body.innerHTML = pageOf(kind, 300);
    onPage?.();
    await new Promise((resolve) => later(resolve, stay));
  }
}
