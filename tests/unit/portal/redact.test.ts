// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { redact } from '../../../lib/portal/redact';
import { redactAddress } from '../../../lib/portal/redact-address';
import { siphash } from '../../../lib/portal/redact-hash';
import { createTextRedactor } from '../../../lib/portal/redact-text';
import { isSecretValue } from '../../../lib/portal/shapes';
import { readLabelFile } from './captures';

const secrets = {
  app: 'Zephyr Intake',
  tenant: 'Northwind Traders',
  client: '3f2c1a90-6b7d-4e21-9c55-0a1b2c3d4e5f',
  object: '8d1e7f60-2a3b-4c5d-8e9f-102030405060',
  secret: 'AbC8Q~k3.pQ7_rT-9xYzW1vU2tS3rQ4pO5nM6lK7',
  user: 'ada.lovelace@northwind.example.net',
  person: 'Ada Lovelace',
  domain: 'northwindtraders.onmicrosoft.com',
  helpdesk: 'tickets.northwind.example.net',
  description: 'Mailbox of the back office',
};
const redirectUri = `https://${secrets.helpdesk}:8443/zephyr/callback?tenant=${secrets.client}`;

const page = `
<div class="fxs-topbar user-ada.lovelace@northwind.example.net"><!-- ${secrets.app} -->
  <button class="fxs-menu-account" title="${secrets.person}\n${secrets.user}\n${secrets.tenant} (${secrets.client.toUpperCase()})">${secrets.user.toUpperCase()}</button>
</div>
<script>const token = '${secrets.secret}';</script><style>.x::after{content:'${secrets.app}'}</style>
<h2>${secrets.app} | Certificates &amp; secrets</h2>
<div id="row-${secrets.client}" data-app="${secrets.app}" data-telemetryname="Menu-Credentials" onclick="go('${secrets.app}')" style="background:url(https://${secrets.helpdesk}/x)">
  <label for="client-${secrets.object}">Application (client) ID</label>
  <input id="client-${secrets.object}" value="${secrets.client}" placeholder="${secrets.description}">
  <span id="PropertyField3-label">Object ID</span><span aria-labelledby="PropertyField3-label">${secrets.object}</span>
</div>
<a href="#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Overview/appId/${secrets.client}/displayName/${encodeURIComponent(secrets.app)}">Overview</a>
<a href="https://${secrets.helpdesk}/">${redirectUri}</a>
<p>Granted for ${secrets.tenant}</p><p>Grant admin consent for <b>${secrets.tenant}</b></p>
<p data-b64="${btoa(secrets.secret)}">${encodeURIComponent(redirectUri)} of ${secrets.domain}</p>
<table><tr><td>${secrets.description}</td><td>7/27/2028</td><td id="value">${secrets.secret}</td><td>AbC****************</td></tr></table>
<svg><title>${secrets.app}</title></svg><img alt="${secrets.person}" src="https://${secrets.helpdesk}/a.png">
<textarea></textarea><select><option>${secrets.tenant}</option><option selected>Web</option></select>
<input type="checkbox" id="tick"><div hidden>${secrets.app}</div><div style="display:none">${secrets.user}</div>
<div data-src="https://${secrets.helpdesk}/frame?id=${secrets.client}" name="${secrets.app}"></div>
<ul><li>Mail.Read</li><li>Microsoft Graph (3)</li><li>Zephyr.Read.All</li><li>Client secrets (1)</li></ul>`;

const seed = 'fedcba98765432100123456789abcdef';
const redactor = (key = seed) =>
  createTextRedactor({ labels: [readLabelFile('en')], seed: key, languages: ['en'] });
const show = (html: string) => {
  document.documentElement.lang = 'en';
  document.body.innerHTML = html;
};
const report = (key = seed) => redact(document, redactor(key));
const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** Everything that a text could be read as. */
function readings(html: string): string {
  const parsed = parse(html);
  const attributes = [...parsed.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].map(({ value }) => value),
  );
  const plain = [html, parsed.documentElement.textContent, ...attributes].join('\n');
  const decoded = plain.replace(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  return `${plain}\n${decoded}`.toLowerCase();
}

beforeEach(() => {
  show(page);
  (document.querySelector('textarea') as HTMLTextAreaElement).value = secrets.description;
  (document.querySelector('#tick') as HTMLInputElement).checked = true;
});

describe('a report', () => {
  const parts = Object.values(secrets).flatMap((value) => [
    value,
    ...value.split(/[\s@.~-]+/).filter((part) => part.length > 4),
  ]);
  it.each(
    [...new Set([...parts, redirectUri, btoa(secrets.secret)])].filter(
      (part) => !/^(?:example|onmicrosoft|mailbox|office)$/i.test(part),
    ),
  )('has %s nowhere', (part) => {
    expect(readings(document.body.outerHTML)).toContain(part.toLowerCase());
    expect(readings(report())).not.toContain(part.toLowerCase());
  });

  it('has no scripts, styles, comments, handlers or data of the page', () => {
    const html = report();
    expect(html).not.toMatch(/<script|<!--|onclick|data-app|data-b64|background/);
    expect(html).toContain('data-telemetryname="Menu-Credentials"');
  });

  it('keeps the words of the portal', () => {
    const text = parse(report()).body.textContent ?? '';
    for (const word of [
      'Application (client) ID',
      'Object ID',
      'Mail.Read',
      'Microsoft Graph (3)',
      'Client secrets (1)',
    ])
      expect(text).toContain(word);
    expect(text).toMatch(/Granted for [A-Z][a-z]{8} [A-Z][a-z]{6}/);
    expect(text).toMatch(/\| Certificates & secrets/);
    expect(text).toMatch(/[A-Z][a-z]{5}\.[A-Z][a-z]{3}\.[A-Z][a-z]{2}/);
  });

  it('keeps what belongs together', () => {
    const { body } = parse(report());
    const label = body.querySelector('label');
    const input = body.querySelector(`[id="${label?.getAttribute('for')}"]`);
    const [, fake] = /appId\/([0-9a-f-]{36})/.exec(body.querySelector('a')?.getAttribute('href') ?? '') ?? [];
    expect(fake).toMatch(/^fa4e/);
    expect(input?.getAttribute('value')).toBe(fake);
    expect(body.querySelector('.fxs-menu-account')?.getAttribute('title')).toContain(fake?.toUpperCase());
    expect(body.querySelector('[aria-labelledby="PropertyField3-label"]')?.textContent).toMatch(/^fa4e/);
    expect(body.querySelector('#PropertyField3-label')?.textContent).toBe('Object ID');
    expect(body.querySelector('b')?.textContent).toBe(
      /Granted for (.*)/.exec(body.querySelector('p')?.textContent ?? '')?.[1],
    );
  });

  it('keeps what the admin has chosen, and what can be seen', () => {
    const { body } = parse(report());
    expect(body.querySelector('[type=checkbox]')?.hasAttribute('checked')).toBe(true);
    expect([...body.querySelectorAll('option')].map((option) => option.hasAttribute('selected'))).toEqual([
      false,
      true,
    ]);
    expect(body.querySelectorAll('[hidden]')).toHaveLength(1);
    expect(body.querySelector('[style="display:none"]')).not.toBeNull();
  });

  it('has stand-ins of the same shape', () => {
    const [, date, fresh, masked] = [...parse(report()).querySelectorAll('td')].map(
      (cell) => cell.textContent ?? '',
    );
    expect(date).toMatch(/^[1-9]\/(?:1[3-9]|2\d)\/20(?:29|30|31)$/);
    expect(fresh).toMatch(/^FAKE-SECRET-\w+$/);
    expect(fresh).toHaveLength(secrets.secret.length);
    expect(isSecretValue(fresh ?? '')).toBe(true);
    expect(masked).toMatch(/^[A-Z][a-z][A-Z]\*{16}$/);
  });

  it('takes no numbers inside a secret for how long it lasts', () => {
    const secret = 'x8Q~96_6f8BFA16EF0bF~E6-_4c~f~0a7B6f5a_3';
    expect(redactor().text(secret)).toMatch(/^FAKE-SECRET-[^~_]+$/);
    for (const kept of [
      ['180', '6'],
      ['365', '12'],
    ] as const)
      expect(redactor().text(`Recommended: ${kept[0]} days (${kept[1]} months)`)).toMatch(
        new RegExp(`: ${kept[0]} .+ \\(${kept[1]} `),
      );
  });

  it('has the same stand-ins for the same seed, and others for another', () => {
    expect(report()).toBe(report());
    expect(report('0'.repeat(32))).not.toBe(report());
    const fakes = redactor().fakes;
    const both = [secrets.client, secrets.object];
    for (const kind of ['guid', 'secret', 'word', 'host'] as const)
      expect(new Set(both.map((value) => fakes[kind](value))).size, kind).toBe(2);
    expect(fakes.word('zephyr').toUpperCase()).toBe(fakes.word('ZEPHYR'));
  });

  it('counts what was replaced', () => {
    // An encoded address looks like a secret.
    const one = redactor();
    redact(document, one);
    expect(one.fakes.replaced()).toMatchObject({ ids: 2, emails: 1, secrets: 2, dates: 1 });
  });

  it('is not made where a value would be left', () => {
    const one = redactor();
    const leak = (raw: string) => {
      one.text(raw);
      return raw;
    };
    expect(() => redact(document, { ...one, text: leak })).toThrow();
  });
});

describe('an address', () => {
  it('keeps its route and loses the rest', () => {
    const url = `https://portal.azure.com/${secrets.domain}?l=de.de-de&x=${secrets.app}#@${secrets.domain}/view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/${secrets.client}/isMSAApp~/false?y=${secrets.app}`;
    const address = redactAddress(url, redactor());
    expect(address).toMatch(
      /^https:\/\/portal\.azure\.com\/[a-z]+\.onmicrosoft\.com\?l=de\.de-de#@[a-z]+\.onmicrosoft\.com\/view\/Microsoft_AAD_RegisteredApps\/ApplicationMenuBlade\/~\/Credentials\/appId\/fa4e[0-9a-f-]{32}\/isMSAApp~\/false$/,
    );
    expect(address).not.toContain('northwind');
  });

  it.each([
    [
      'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      /^https:\/\/login\.microsoftonline\.com\/common\/oauth2\/v2\.0\/token$/,
    ],
    [
      'https://outlook.office365.com/IMAP.AccessAsUser.All',
      /^https:\/\/outlook\.office365\.com\/IMAP\.AccessAsUser\.All$/,
    ],
    [
      'https://help.acme-corp.de/api/v1/cb',
      /^https:\/\/[a-z]+\.[a-z]{4}\.example\/[a-z]{3}\/[a-z]\d\/[a-z]{2}$/,
    ],
    [`msal${secrets.client}://auth`, /^[a-z]{4}fa4e[0-9a-f-]{32}:\/\/[a-z]{4}$/],
    ['http://localhost:3000/', /^http:\/\/localhost:3000\/$/],
  ])('%s', (url, expected) => {
    expect(redactor().text(url)).toMatch(expected);
  });
});

describe('the hash', () => {
  it('is SipHash-2-4, by its authors’ example', () => {
    const text = String.fromCharCode(...Array.from({ length: 15 }, (_, index) => index));
    expect(siphash([0x0706050403020100n, 0x0f0e0d0c0b0a0908n], text)).toBe(0xa129ca6149be45e5n);
  });
});
