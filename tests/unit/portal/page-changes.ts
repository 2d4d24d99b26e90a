import fc from 'fast-check';

/** A page with something of every view, so that any change may matter to one of them. */
export const busyPage = `<body>
<nav><a href="#" title="Overview">Overview</a><div role="menuitem">API permissions</div></nav>
<section class="journey"><section><h2>My app</h2>
<div class="e"><div><label id="l1">Application (client) ID</label></div><div>11111111-1111-4111-8111-111111111111</div></div>
<div class="e"><span>Object <b>ID</b></span><input value="22222222-2222-4222-8222-222222222222"></div>
<div class="e"><div id="l2">Directory (tenant) ID</div><p aria-labelledby="l2">33333333-3333-4333-8333-333333333333</p></div>
<div class="e"><div>Display name</div><div>My app</div></div>
<p>Copy the <b>Object ID</b> of your app</p></section></section>
<button>Grant admin consent for Contoso</button>
<table><tr><th>API / Permissions name</th><th>Type</th><th>Admin consent required</th><th>Status</th></tr>
<tr><td>Microsoft Graph (2)</td></tr>
<tr><td>Mail.Read</td><td>Delegated</td><td>No</td><td>Granted for Contoso</td></tr>
<tr><td>User.Read</td><td>Delegated</td><td>No</td><td></td></tr></table>
<div role="grid"><div role="row"><span role="columnheader">Description</span><span role="columnheader">Expires</span><span role="columnheader">Value</span><span role="columnheader">Secret ID</span></div>
<div role="row"><span role="gridcell">one</span><span role="gridcell">12/31/2030</span><span role="gridcell">Abc******</span><span role="gridcell">44444444-4444-4444-8444-444444444444</span></div></div>
<h3>Web</h3><div>Redirect URIs</div><input value="https://desk.example/callback"><div>https://desk.example/other</div>
<div>Allow public client flows</div><button role="switch" aria-checked="false" aria-label="Allow public client flows">No</button>
<label>Name <input aria-label="Name" value="My app"></label><label><input type="radio" name="a" checked>Accounts in this organizational directory only (Single tenant)</label>
<div role="dialog"><h2>Endpoints</h2><div>OAuth 2.0 token endpoint (v2)</div><input value="https://login.microsoftonline.com/common/oauth2/v2.0/token"></div>
<div role="dialog" aria-label="x"><h2>Add a client secret</h2><label>Description<input></label></div></body>`;

const texts = fc.constantFrom(
  'Object ID',
  'Application (client) ID',
  'Application',
  'noise',
  '',
  ' ',
  '12',
  '\u00a0',
  'Value',
  'Expires',
  'Grant admin consent for Contoso',
  'Web',
  'Endpoints',
  '55555555-5555-4555-8555-555555555555',
  'https://desk.example/new',
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
);
const attribute = fc.constantFrom(
  ['class', 'fxs-display-none'],
  ['class', 'Panel-main'],
  ['class', ''],
  ['style', 'display:none'],
  ['style', 'opacity:0'],
  ['style', ''],
  ['hidden', ''],
  ['role', 'button'],
  ['role', 'dialog'],
  ['role', 'row'],
  ['role', 'combobox'],
  ['aria-label', 'Allow public client flows'],
  ['aria-label', 'Name'],
  ['aria-labelledby', 'l1'],
  ['aria-checked', 'true'],
  ['aria-hidden', 'true'],
  ['title', 'Grant admin consent for Contoso'],
  ['type', 'hidden'],
  ['value', 'https://desk.example/third'],
  ['id', 'l2'],
) as fc.Arbitrary<[string, string]>;
const place = fc.nat(10_000);

export const change = fc.record({
  what: fc.constantFrom(
    'text',
    'insert',
    'remove',
    'move',
    'replace',
    'unwrap',
    'detour',
    'out',
    'set',
    'unset',
    'value',
    'checked',
    'style sheet',
    'body',
  ),
  first: place,
  second: place,
  text: texts,
  attribute,
});
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const textsOf = (root: Node): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) found.push(node as Text);
  return found;
};

/** One thing that a page may do to itself; a node never goes into itself. */
export function apply({ what, first, second, text, attribute: [name, value] }: Change): void {
  const elements = [document.body, ...document.body.querySelectorAll('*')];
  const a = elements[first % elements.length] as Element;
  const b = elements[second % elements.length] as Element;
  const nodes = textsOf(document.body);
  const node = nodes[first % Math.max(1, nodes.length)];
  const isFree = a !== document.body && !a.contains(b);
  const fields = [...document.body.querySelectorAll('input')];
  const field = fields[first % Math.max(1, fields.length)];
  if (what === 'text' && node) node.data = text;
  if (what === 'insert') {
    const box = document.createElement('div');
    box.innerHTML = `<label>${text}</label><i>66666666-6666-4666-8666-666666666666</i>`;
    b.insertBefore(box, b.childNodes[second % (b.childNodes.length + 1)] ?? null);
  }
  if (what === 'remove' && a !== document.body && elements.length > 20) a.remove();
  if (what === 'move' && isFree) b.insertBefore(a, b.firstChild);
  if (what === 'replace' && a.childElementCount === 0) a.textContent = text;
  if (what === 'unwrap' && a !== document.body) a.replaceWith(...a.childNodes);
  if (what === 'detour' && isFree) {
    a.remove();
    a.append(text);
    a.setAttribute(name, value);
    b.append(a);
  }
  if (what === 'out' && a !== document.body && elements.length > 20) document.documentElement.append(a);
  if (what === 'set') a.setAttribute(name, value);
  if (what === 'unset') for (const known of a.getAttributeNames()) a.removeAttribute(known);
  if (what === 'value' && field) field.value = text;
  if (what === 'checked' && field) field.checked = !field.checked;
  if (what === 'style sheet') {
    const style = document.createElement('style');
    style.textContent = `.e{${second % 2 ? 'display:none' : ''}}`;
    document.head.append(style);
  }
  if (what === 'body' && first % 8 === 0) document.body.replaceWith(document.body.cloneNode(true));
}
