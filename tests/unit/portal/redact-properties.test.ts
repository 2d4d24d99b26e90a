// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../lib/portal/redact';
import { createTextRedactor } from '../../../lib/portal/redact-text';
import { betweenCases, cases, casesTime } from '../cases';
import { readLabelFile, showPage } from './captures';

const languages = ['en', 'de'];
const labels = languages.map(readLabelFile);
const redactorOf = (seed: string) => createTextRedactor({ labels, seed, languages });

const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäößéñłøşžбдж');
const name = fc
  .array(fc.string({ unit: letters, minLength: 7, maxLength: 14 }), { minLength: 1, maxLength: 3 })
  .map((words) => words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(' '));
const plainWord = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 7,
  maxLength: 12,
});
const confidential = fc.oneof(
  name,
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.tuple(plainWord, plainWord).map(([user, domain]) => `${user}@${domain}.com`),
  fc.tuple(plainWord, plainWord).map(([host, domain]) => `${host}.${domain}.de`),
  fc
    .array(fc.constantFrom(...'ABCDEFabcdef0123456789~._-'), { minLength: 34, maxLength: 40 })
    .map((signs) => `x8Q~${signs.join('')}`),
);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const place = fc.constantFrom<(text: string) => string>(
  (text) => `<p>${text}</p>`,
  (text) => `<p>Granted for ${text}</p>`,
  (text) => `<b>Object ID</b><span>${text}</span>`,
  (text) => `<span>${text.slice(0, 5)}</span><span>${text.slice(5)}</span>`,
  (text) => `<p>(${text}), "${text}" / ${text}…</p>`,
  (text) => `<h2>${text} | API permissions</h2>`,
  (text) => `<input value="${text}" title="${text}" class="a-${text.replaceAll(' ', '')}">`,
  (text) => `<p id="${text}" aria-label="${text}" data-telemetryname="${text}" data-x="${text}">Value</p>`,
  (text) => `<p>https://example.org/${encodeURIComponent(text)}?q=${encodeURIComponent(text)}</p>`,
  (text) => `<a href="#view/Microsoft_AAD_IAM/X/name/${encodeURIComponent(text)}">Yes</a>`,
  (text) => `<table><tr><td>${text}</td><td>7/8/2028</td><td>${text}</td></tr></table>`,
  (text) => `<p>${text} (3)</p><p>1/2/2030 ${text}</p>`,
);
const hex = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((all) => all.join(''));

/** What must not be there: the value, and each longer part of it. */
const partsOf = (value: string) => [value, ...value.split(/[\s@.]+/)].filter((part) => part.length > 6);

describe('any page', () => {
  it(
    'is reported without what is confidential',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(
            hex,
            fc.array(fc.tuple(confidential, place), { minLength: 1, maxLength: 6 }),
            async (seed, items) => {
              showPage(
                `<html lang="en"><body>${items.map(([value, build]) => build(escaped(value))).join('')}</body></html>`,
              );
              const html = redact(document, redactorOf(seed));
              const read = new DOMParser().parseFromString(html, 'text/html');
              const said = `${html} ${read.body.textContent} ${decode(html)}`.toLowerCase();
              for (const [value] of items)
                for (const part of partsOf(value)) expect(said).not.toContain(part.toLowerCase());
            },
          )
          .beforeEach(betweenCases),
        cases(60),
      );
    },
    casesTime,
  );

  it(
    'has texts as long as before, and one stand-in for one value',
    async () => {
      await fc.assert(
        fc
          .asyncProperty(
            hex,
            fc.string({ unit: 'grapheme', maxLength: 60 }),
            confidential,
            async (seed, text, value) => {
              const one = redactorOf(seed);
              expect(one.text(text)).toHaveLength(text.length);
              expect(one.text(value)).toHaveLength(value.length);
              expect(one.text(value)).toBe(redactorOf(seed).text(value));
              expect(one.text(`${value} ${value}`)).toBe(`${one.text(value)} ${one.text(value)}`);
            },
          )
          .beforeEach(betweenCases),
        cases(60),
      );
    },
    casesTime,
  );
});

const decode = (html: string): string => {
  try {
    return decodeURIComponent(html);
  } catch {
    return html;
  }
};
