// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { textOfReport, zipReport } from '../../components/popup/report-file';
import { ReportView } from '../../components/popup/report-view';
import type { PageReport, ReportReply } from '../../lib/page-report';
import { makeState } from './fixtures';
import { click } from './person';
import { open } from './popup-fixtures';

afterEach(cleanup);

const report: PageReport = {
  url: 'https://portal.azure.com/#view/x',
  documents: [
    {
      url: 'https://portal.azure.com/',
      file: 'top.html',
      html: '<!doctype html><html><body><p title="Bokutira">Object ID</p><input value="fa4e"><script>x</script></body></html>',
    },
    {
      url: 'https://sandbox-1.reactblade.portal.azure.net/?frame=0',
      file: 'frame-1.html',
      html: '<p>Kel</p>',
    },
  ],
  replaced: { ids: 2, addresses: 0, emails: 1, secrets: 0, dates: 0, words: 12 },
  omitted: 0,
};

const view = (reply: ReportReply | 'failed' | null) => {
  const events = { onSave: vi.fn(), onAgain: vi.fn() };
  return { ...render(<ReportView reply={reply} {...events} />), ...events };
};

describe('the page of a report', () => {
  it('shows all texts and what was replaced before anything is saved', () => {
    const page = view({ ok: true, report });
    const texts = [...page.container.querySelectorAll('textarea')].map(({ value }) => value);
    expect(texts[0]).toContain('title: Bokutira\nObject ID\nvalue: fa4e');
    expect(texts[1]).toBe('Kel');
    expect(page.container.textContent).toContain('IDs: 2');
    expect(page.container.textContent).not.toContain('Secrets');
    expect(page.onSave).not.toHaveBeenCalled();
    click(page.getByText('Save as a file'));
    expect(page.onSave).toHaveBeenCalledExactlyOnceWith(report);
  });

  it('says what is left out', () => {
    expect(view({ ok: true, report: { ...report, omitted: 2 } }).container.textContent).toMatch(
      /left out.*: 2/,
    );
  });

  it.each<[string, ReportReply | 'failed' | null, RegExp]>([
    ['while it is made', null, /Replacing everything/],
    ['where the tab is gone', { ok: false, reason: 'no-portal' }, /tab of the portal is gone/],
    ['where the page is not safe', { ok: false, reason: 'unsafe' }, /could not be made safe/],
    ['where nobody answers', 'failed', /./],
  ])('has nothing to save %s', (_, reply, words) => {
    const page = view(reply);
    expect(page.container.textContent).toMatch(words);
    expect(page.queryByText('Save as a file')).toBeNull();
    expect(page.queryByText('Take it again') === null).toBe(reply === null);
  });
});

describe('the file of a report', () => {
  it('is a capture as the inspector takes it', () => {
    const files = unzipSync(zipReport(report));
    expect(Object.keys(files).sort()).toEqual(
      ['capture.json', 'frame-1.html', 'top.html'].map((name) => `waymark-report/${name}`),
    );
    expect(JSON.parse(strFromU8(files['waymark-report/capture.json'] ?? new Uint8Array()))).toEqual({
      url: report.url,
      documents: report.documents.map(({ url, file }) => ({ url, file })),
    });
    expect(strFromU8(files['waymark-report/frame-1.html'] ?? new Uint8Array())).toBe('<p>Kel</p>');
  });

  it('has no text that the preview does not show', () => {
    expect(textOfReport('<p>a<b aria-label="b">c</b></p>')).toBe('a\naria-label: b\nc');
  });
});

describe('the popup', () => {
  it('reports the page that is open in the portal, or says that there is none', async () => {
    const { actions, getByText, findByText } = open(makeState(), 'details');
    click(getByText('Report this page'));
    expect(actions.reportPage).toHaveBeenCalledOnce();
    actions.reportPage.mockResolvedValue('no-portal');
    click(getByText('Report this page'));
    await findByText('Open the page in the portal first.');
  });
});
