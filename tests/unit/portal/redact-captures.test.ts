// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pickLanguages } from '../../../lib/portal/labels';
import { redact } from '../../../lib/portal/redact';
import { redactAddress } from '../../../lib/portal/redact-address';
import { createTextRedactor, type TextRedactor } from '../../../lib/portal/redact-text';
import { allLanguages, type Capture, captures, readCapture, readLabelFile, showPage } from './captures';
import { kindsOf } from './redact-kinds';

const seed = '000102030405060708090a0b0c0d0e0f';

/** The capture as a report of it would be. */
function reportOf(capture: Capture): Capture {
  let redactor: TextRedactor | undefined;
  const html = capture.html.map((document_) => {
    showPage(document_);
    const hints = [document.documentElement.lang, new URL(capture.url).searchParams.get('l')];
    const languages = hints.some((hint) => hint) ? pickLanguages(hints) : allLanguages;
    redactor ??= createTextRedactor({ labels: languages.map(readLabelFile), seed, languages });
    return redact(document, redactor);
  });
  return { ...capture, html, url: redactAddress(capture.url, redactor as TextRedactor) };
}

describe('the report of a page', () => {
  it.each(captures.map((capture) => [capture.name, capture] as const))('%s is read like it', (_, capture) => {
    const before = kindsOf(readCapture(capture));
    const report = reportOf(capture);
    expect(kindsOf(readCapture(report)), report.html.join('').slice(-2500)).toEqual(before);
  });
});
