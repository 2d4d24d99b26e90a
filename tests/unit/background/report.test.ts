import { beforeEach, describe, expect, it, vi } from 'vitest';
import { assembleReport } from '../../../lib/background/assemble-report';
import { browser } from '../../../lib/browser';
import type { FrameReport, RedactOrder } from '../../../lib/page-report';
import { appPage, Bench, blade, frame, portal } from './bench';

const replaced = { ids: 2, addresses: 1, emails: 1, secrets: 0, dates: 3, words: 40 };
const frameReport = (change: Partial<FrameReport> = {}): FrameReport => ({
  path: [],
  url: appPage('Overview'),
  html: '<p>top</p>',
  replaced,
  ...change,
});
const holder = (path: string) => `<iframe src="https://frame.invalid/${path}"></iframe>`;

describe('the documents of a report', () => {
  it('are in order, each at an address of its own, and frames point to them', () => {
    const url = `${blade}React/Index`;
    const report = assembleReport([
      frameReport({ path: [10], url, html: holder('10.0') }),
      frameReport({ path: [10, 0], url: `${url}?l=de`, html: '<p>inner</p>' }),
      frameReport({ path: [2], url, html: '<p>second</p>' }),
      frameReport({ html: holder('2') + holder('10') + holder('11') }),
    ]);
    expect(report?.url).toBe(appPage('Overview'));
    expect(report?.documents.map(({ url, file }) => [file, url])).toEqual([
      ['top.html', portal],
      ['frame-1.html', `${url}?frame=2`],
      ['frame-2.html', `${url}?frame=10`],
      ['frame-3.html', `${url}?l=de&frame=10.0`],
    ]);
    expect(report?.documents[0]?.html).toBe(
      `<iframe src="${url}?frame=2"></iframe><iframe src="${url}?frame=10"></iframe><iframe></iframe>`,
    );
    expect(report?.documents[2]?.html).toBe(`<iframe src="${url}?l=de&amp;frame=10.0"></iframe>`);
    expect(report?.replaced.words).toBe(160);
  });

  it('are left out where they could not be made safe; without the top one there is no report', () => {
    const child = frameReport({ path: [0], url: blade, html: null });
    expect(assembleReport([frameReport(), child])).toMatchObject({
      omitted: 1,
      documents: [{ file: 'top.html' }],
    });
    expect(assembleReport([frameReport({ html: null }), child])).toBeNull();
    expect(assembleReport([child])).toBeNull();
    expect(assembleReport([])).toBeNull();
  });
});

describe('a report', () => {
  let bench: Bench;
  const results = new Map<number, unknown>();
  beforeEach(() => {
    bench = new Bench();
    results.clear();
    vi.spyOn(browser.tabs, 'get').mockImplementation(
      async (id) => ({ id, url: id === 7 ? appPage('Overview') : 'https://example.org/' }) as never,
    );
    bench.injected.mockImplementation((async (injection: { files?: string[] }) =>
      injection.files
        ? [{ frameId: 0, result: ['de'] }]
        : [...results].map(([frameId, result]) => ({ frameId, result }))) as never);
  });
  const order = (call: number) =>
    (bench.injected.mock.calls as unknown as [{ args: [RedactOrder] }][])[call]?.[0].args[0];

  it('is made of what the frames give, with the words of their languages and a new seed', async () => {
    results.set(0, frameReport());
    const reply = await bench.ask({ type: 'make-report', tabId: 7 });
    expect(reply).toMatchObject({ ok: true, report: { documents: [{ html: '<p>top</p>' }] } });
    expect(order(1)?.languages).toEqual(['en', 'de']);
    expect(order(1)?.labels).toHaveLength(2);
    await bench.ask({ type: 'make-report', tabId: 7 });
    expect(order(1)?.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(order(3)?.seed).not.toBe(order(1)?.seed);
    const kept = (await bench.storage('local')) + (await bench.storage('session'));
    expect(kept).not.toContain(order(1)?.seed);
    expect(kept).not.toContain('<p>');
  });

  it('is of a portal tab only', async () => {
    expect(await bench.ask({ type: 'make-report', tabId: 8 })).toEqual({ ok: false, reason: 'no-portal' });
    expect(bench.injected).not.toHaveBeenCalled();
  });

  it('takes nothing of another shape from a frame', async () => {
    results.set(0, frameReport());
    results.set(3, { ...frameReport({ path: [1] }), more: 1 });
    results.set(4, undefined);
    expect(await bench.ask({ type: 'make-report', tabId: 7 })).toMatchObject({ report: { documents: [{}] } });
    results.set(0, null);
    expect(await bench.ask({ type: 'make-report', tabId: 7 })).toEqual({ ok: false, reason: 'unsafe' });
  });

  it('opens on its own page when the panel asks for it, and only then', async () => {
    await bench.send({ type: 'report-page' }, frame({ url: blade, frameId: 3 }));
    expect(bench.opened).not.toHaveBeenCalled();
    await bench.send({ type: 'report-page' }, frame());
    expect(bench.opened).toHaveBeenCalledExactlyOnceWith({
      url: browser.runtime.getURL('popup.html?report=7'),
    });
  });
});
