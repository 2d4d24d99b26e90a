/** Portal-like pages of any size, the same each time: known facts among noise. Runs in the browser. */
export type Kind = 'Overview' | 'CallAnAPI';

export const ids = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-1111-4222-8333-444455556666`);
export const address = (kind: Kind) =>
  `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${kind}/appId/${ids[0]}`;

export const factLabels = ['Application (client) ID', 'Object ID', 'Directory (tenant) ID'];
const essentials = factLabels
  .map((label, index) => `<div class="e"><div><label>${label}</label></div><div>${ids[index]}</div></div>`)
  .join('');

export const permissions = ['Mail.Read', 'Mail.Send', 'User.Read', 'offline_access'];
const permissionTable = `<h3>Configured permissions</h3><button>Grant admin consent for Contoso</button><table>
<tr><th>API / Permissions name</th><th>Type</th><th>Description</th><th>Admin consent required</th><th>Status</th></tr>
<tr><td>Microsoft Graph (${permissions.length})</td></tr>
${permissions.map((name) => `<tr><td>${name}</td><td>Delegated</td><td>Some text</td><td>No</td><td>Granted for Contoso</td></tr>`).join('')}</table>`;

const noises = [
  (n: number) =>
    `<div class="fxs-part"><span>Resource ${n}</span><span>westeurope</span><i class="icon"></i></div>`,
  (n: number) => `<ul><li title="Item ${n}">Item ${n}</li><li>Group of things</li></ul>`,
  (n: number) =>
    `<div role="row"><div role="gridcell">${n * 37}</div><div role="gridcell">Running</div></div>`,
  (n: number) => `<p>Learn more about the <b>Object ID</b> of app ${n}.</p>`,
  () => '<button><svg><path></path></svg>Refresh</button>',
];

const countOf = (html: string) => html.match(/<[a-z]/g)?.length ?? 0;

export function pageOf(kind: Kind, elements: number): string {
  const facts = kind === 'Overview' ? essentials : permissionTable;
  const parts: string[] = [];
  let left = elements - countOf(facts);
  for (let n = 0; left > 0; n++) {
    const boxed = `<section>${noises.map((make) => make(n)).join('')}</section>`;
    parts.push(boxed);
    left -= countOf(boxed);
  }
  const half = parts.length >> 1;
  return `<nav>${parts.slice(0, half).join('')}</nav><main>${facts}</main><div id="rest">${parts.slice(half).join('')}</div>`;
}
