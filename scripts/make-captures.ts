import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { type LabelLanguage, labelLanguages } from '../lib/portal/languages';
import type { Labels } from '../lib/portal/types';
import { PracticeAdmin } from '../tests/world/admin';
import { findChromium } from '../tests/world/browser';
import { wordsIn } from '../tests/world/portal/labels';
import { startWorld, type World } from '../tests/world/start';
import { type FixedTenant, fixedTenant } from './captures/tenant';
import { type CaptureView, captureViews, type Scene, translatedViews } from './captures/views';
import { withoutFragment } from './inspect/capture';

/**
 * `npm run captures [-- <part of a name>]`: saves the practice portal's pages, in every layout and language, as captures
 * in tests/captures/generated. What they should be read as comes from the practice tenant, never from the reader.
 */

const target = 'tests/captures/generated';
/** Between two looks at whether a page stands still. Milliseconds. */
const pause = 150;
const layouts = ['classic', 'fluent8', 'fluent9'] as const;
const reactLanguages: LabelLanguage[] = ['en', 'de', 'ja', 'pl'];

interface Job {
  name: string;
  layout: (typeof layouts)[number];
  language: LabelLanguage;
  view: CaptureView;
}

const jobs: Job[] = layouts.flatMap((layout) =>
  (layout === 'classic' ? labelLanguages : reactLanguages).flatMap((language) =>
    captureViews
      .filter(({ name }) => language === 'en' || translatedViews.includes(name))
      .filter(({ isClassic }) => layout === 'classic' || !isClassic)
      .map((view) => ({ name: `${layout}-${view.name}-${language}`, layout, language, view })),
  ),
);

const serialiser = async (): Promise<string> => {
  const result = await build({
    entryPoints: ['scripts/captures/serialise.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return result.outputFiles[0]?.text ?? '';
};

const textOf = async (frame: Frame, script: string): Promise<string> => {
  await frame.evaluate(script);
  return frame.evaluate('documentText()');
};

/** Every frame's document, once the page stands still: panes slide in, and frames are drawn when they have the time. */
async function settledDocuments(page: Page, script: string): Promise<{ url: string; html: string }[]> {
  const look = () =>
    Promise.all(
      page.frames().map(async (frame) => ({
        url: withoutFragment(frame.url()),
        html: await textOf(frame, script),
      })),
    );
  let before = await look();
  for (let still = 0; still < 2; ) {
    await page.waitForTimeout(pause);
    const now = await look();
    still = JSON.stringify(now) === JSON.stringify(before) ? still + 1 : 0;
    before = now;
  }
  return before;
}

async function save(
  page: Page,
  name: string,
  scene: Scene,
  view: CaptureView,
  script: string,
): Promise<void> {
  const directory = join(target, name);
  await mkdir(directory, { recursive: true });
  const documents: { url: string; file: string }[] = [];
  for (const { url, html } of await settledDocuments(page, script)) {
    const file = documents.length === 0 ? 'top.html' : `frame-${documents.length}.html`;
    documents.push({ url, file });
    await writeFile(join(directory, file), html);
  }
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  await writeFile(join(directory, 'capture.json'), json({ url: page.url(), documents }));
  await writeFile(join(directory, 'expected.json'), json(view.expected(scene)));
}

async function make(
  browser: Browser,
  world: World,
  tenant: FixedTenant,
  job: Job,
  script: string,
): Promise<void> {
  const { name, layout, language, view } = job;
  const { settings } = world.portal;
  Object.assign(settings, {
    layout,
    language,
    delayMs: 0,
    authenticationPage: view.authenticationPage ?? 'preview',
  });
  const page = await browser.newPage({ timezoneId: 'UTC', viewport: { width: 1280, height: 1000 } });
  page.setDefaultTimeout(30_000);
  const secrets = [...tenant.half.secrets];
  try {
    const scene: Scene = {
      tenant,
      words: wordsIn(language, tenant.directory.tenant.displayName),
      labels: JSON.parse(await readFile(`public/labels/${language}.json`, 'utf8')) as Labels,
      admin: new PracticeAdmin(page, world),
    };
    await page.goto(`https://portal.azure.com/${view.href(tenant)}`);
    const blade = layout === 'classic' ? page : scene.admin.blade;
    await blade.getByText(view.sign(scene)).first().waitFor();
    await view.act?.(scene);
    await save(page, name, scene, view, script);
  } finally {
    tenant.half.secrets = secrets;
    await page.close();
  }
}

const executablePath = findChromium();
if (!executablePath) throw new Error('no Chrome, Edge or Chromium found');
const [wanted = ''] = process.argv.slice(2);
const tenant = fixedTenant();
const world = await startWorld({ directory: tenant.directory });
const browser = await chromium.launch({
  executablePath,
  args: [...world.chromiumArgs, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const script = await serialiser();
  if (!wanted) await rm(target, { recursive: true, force: true });
  for (const job of jobs.filter(({ name }) => name.includes(wanted))) {
    try {
      await make(browser, world, tenant, job, script);
      console.log(job.name);
    } catch (error) {
      console.error(`${job.name}: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
} finally {
  await browser.close();
  await world.close();
}
