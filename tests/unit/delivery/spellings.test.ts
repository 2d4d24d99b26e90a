import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scrub } from '../../../lib/background/test/report';
import { quote } from '../../../lib/delivery/helpdesk-request';
import { cases, casesTime } from '../cases';

const secret = `abc8Q~a"b'c&d<e>f+g h/i%j=k\\l`;
const inHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
/** How a server may repeat what it got. */
const echoes: [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['as a form has it', (text) => new URLSearchParams({ secret: text }).toString()],
  [
    'as a form has it, in lower case',
    (text) => `secret=${encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase())}`,
  ],
  ['as an address has it', (text) => encodeURIComponent(text)],
  ['in JSON', (text) => JSON.stringify({ secret: text })],
  ['in HTML', inHtml],
];

describe('a secret that a server repeats', () => {
  it.each(echoes)('is taken out of what is shown: %s', (_, echo) => {
    const said = `Bad client_secret ${echo(secret)}!`;
    expect(quote(said, [secret])).toMatch(/^Bad client_secret (secret=|\{"secret":")?…("\})?!$/);
    expect(scrub({ deep: [said] }, [secret]).deep[0]).not.toContain(echo(secret));
  });

  it('leaves nothing where one begins like another, or like itself in another spelling', () => {
    expect(quote('Bad first-second, first!', ['first', '', 'first-second'])).toBe('Bad …, …!');
    expect(scrub('Bad first-second, first!', ['first', '', 'first-second'])).toBe('Bad …, …!');
    expect(quote('Bad first&amp;!', ['first&'])).toBe('Bad …!');
  });

  it(
    'is taken out whatever its signs',
    () => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'grapheme', minLength: 8, maxLength: 60 }).filter((text) => /\w{3}/.test(text)),
          fc.constantFrom(...echoes),
          (text, [, echo]) => {
            expect(quote(`x ${echo(text)} y`, [text])).not.toContain(echo(text).trim());
          },
        ),
        cases(300),
      );
    },
    casesTime,
  );
});
