import { browser, type Runtime } from '../browser';
import { bladeMatches, portalMatches } from '../hosts';
import type { ContentMessage, FrameState } from '../messages';
import type { PointedReply } from '../pointing';
import type { LabelLanguage } from '../portal/languages';
import { parseRoute } from '../portal/route';
import type { Route } from '../portal/types';
import type { EntryResult } from '../portal-fill';
import { bindCandidate, mergeReading } from '../setup';
import type { Setup } from '../setup/types';
import type { FrameSender } from './frame-sender';
import { openWaymark } from './go-to-panel';
import { loadLabels } from './label-files';
import { combinePage, type FrameSight, languageOf, type PageSight } from './pages';
import type { Background } from './parts';
import { fillEntries, undoEntries } from './portal-fill';
import { openReport } from './report';
import { keepShownSecret } from './secrets';

const matchesHost = (host: string, pattern: string) => {
  const expected = pattern.slice('https://'.length, -'/*'.length);
  return expected.startsWith('*.') ? host.endsWith(expected.slice(1)) : host === expected;
};

/** Null unless the sender is our own content script on a portal host: the top frame there, or a blade's. */
export function checkFrameSender(sender: Runtime.MessageSender): FrameSender | null {
  if (sender.id !== browser.runtime.id || sender.tab?.id === undefined || sender.frameId === undefined)
    return null;
  if (!sender.url || !URL.canParse(sender.url)) return null;
  const { protocol, hostname, origin } = new URL(sender.url);
  const allowed = sender.frameId === 0 ? portalMatches : [...portalMatches, ...bladeMatches];
  if (protocol !== 'https:' || !allowed.some((pattern) => matchesHost(hostname, pattern))) return null;
  return { tabId: sender.tab.id, frameId: sender.frameId, origin };
}

export async function handleContentMessage(
  message: ContentMessage,
  sender: FrameSender,
  background: Background,
): Promise<FrameState | PointedReply | EntryResult[] | undefined> {
  // Only the top frame has the panel, and only it may say what the page is.
  const isTop = sender.frameId === 0;
  switch (message.type) {
    case 'frame-hello':
      await background.injector.welcome(sender);
      return undefined;
    case 'frame-ready':
      if (isTop !== (message.position === null)) return undefined;
      if (isTop) await background.pointing.end(sender.tabId);
      return frameReady(message, sender, background);
    case 'observed':
      if (isTop === (message.position === null)) await observed(message, sender, background);
      return undefined;
    case 'panel-changed':
      if (isTop) await background.guidance.setPanelState(message.panel);
      break;
    case 'use-candidate':
      if (isTop) await adoptCandidate(background, message.clientId);
      break;
    case 'secret-kept-safe':
      if (isTop) await secretKeptSafe(background);
      break;
    case 'fill-in':
      return isTop ? fillEntries(message.ids, sender.tabId, background) : undefined;
    case 'undo-fill-in':
      return isTop ? undoEntries(sender.tabId, background) : undefined;
    case 'open-waymark':
      if (isTop) await openWaymark();
      return undefined;
    case 'point-at':
      if (isTop) await background.pointing.start(sender.tabId, message.fact);
      return undefined;
    case 'pointed':
      return background.pointing.take(message, sender);
    case 'pointing-ended':
      await background.pointing.end(sender.tabId);
      return undefined;
    case 'report-page':
      if (isTop) await openReport(sender.tabId);
      return undefined;
  }
  await background.guidance.pushAll();
  return undefined;
}

async function frameReady(
  message: Extract<ContentMessage, { type: 'frame-ready' }>,
  sender: FrameSender,
  background: Background,
): Promise<FrameState> {
  const frame: FrameSight = {
    frameId: sender.frameId,
    position: message.position,
    languages: message.languages,
    reading: null,
    hint: null,
  };
  const isTop = message.position === null;
  const gone = isTop ? [] : await goneFrames(sender.tabId, background);
  let dropped: number[] = [];
  const page = await background.pages.update(sender.tabId, (known) => {
    // The portal takes frames away with their blades; what they last said must not count any more.
    const left = known.frames.filter(({ frameId }) => !gone.includes(frameId));
    if (!isTop) return { ...known, frames: replaceFrame(left, frame) };
    // A new top document: its frames are new too. Those that were quicker than it are dropped with the old ones.
    dropped = known.frames.map(({ frameId }) => frameId);
    return { ...known, url: message.url, visible: [], frames: [frame] };
  });
  // A background that has died over this may have dropped others before; the browser can't always say which there are.
  if (isTop) {
    const alive = (await background.injector.aliveFrames(sender.tabId)) ?? [];
    background.guidance.askAgain(sender.tabId, [...new Set([...alive, ...dropped])]);
  }
  const top = page.frames.find((known) => known.position === null);
  return background.guidance.firstState(
    page,
    frame,
    await loadLabels([...message.languages, ...(top?.languages ?? [])]),
  );
}

/** Asked of the frames that were known before: one that came while the browser was asked is not gone. */
async function goneFrames(tabId: number, { pages, injector }: Background): Promise<number[]> {
  const known = (await pages.find(tabId))?.frames ?? [];
  const alive = await injector.aliveFrames(tabId);
  return alive ? known.map(({ frameId }) => frameId).filter((frameId) => !alive.includes(frameId)) : [];
}

async function observed(
  message: Extract<ContentMessage, { type: 'observed' }>,
  sender: FrameSender,
  background: Background,
): Promise<void> {
  const { pages, store, guidance, badge } = background;
  const active = await store.active();
  const page = await pages.update(sender.tabId, (known) => {
    const languages = known.frames.find((frame) => frame.frameId === sender.frameId)?.languages ?? [];
    const frame: FrameSight = {
      frameId: sender.frameId,
      position: message.position,
      languages,
      reading: message.reading,
      hint: message.hint,
      ...(message.inTheWay && { inTheWay: message.inTheWay }),
    };
    const changed: PageSight = { ...known, frames: replaceFrame(known.frames, frame) };
    if (message.position === null) {
      const { url, frames: visible, directory = null } = message;
      Object.assign(changed, { url, visible, directory });
    }
    return active ? rememberRegistered(changed, active.id) : changed;
  });
  const reading = combinePage(page);
  const route = page.url ? parseRoute(page.url) : null;
  try {
    if (reading && route && active) {
      await store.update(active.id, (setup) =>
        sawPortalIn(
          languageOf(page),
          mergeReading(setup, reading, route, Date.now(), { registeredName: registeredFor(setup, page) }),
        ),
      );
      await keepShownSecret(page, background);
    }
  } finally {
    // What can't be stored is said on the panel too.
    await guidance.push(page);
    void badge.update();
  }
}

export async function adoptCandidate(background: Background, clientId: string): Promise<void> {
  const { store, pages } = background;
  const active = await store.active();
  if (!active) return;
  await store.update(active.id, (setup) => bindCandidate(setup, clientId, Date.now()));
  for (const page of await pages.list()) await keepShownSecret(page, background);
}

export async function secretKeptSafe({ store }: Background): Promise<void> {
  const active = await store.active();
  if (!active) return;
  await store.update(active.id, (setup) =>
    setup.secret ? { ...setup, secret: { ...setup.secret, keptSafe: true } } : setup,
  );
}

const sawPortalIn = (language: LabelLanguage | null, setup: Setup): Setup =>
  language === null || language === setup.portalLanguage ? setup : { ...setup, portalLanguage: language };

const replaceFrame = (frames: FrameSight[], frame: FrameSight) => [
  ...frames.filter((known) => known.frameId !== frame.frameId),
  frame,
];

/** The name on the register form is remembered until another app's page shows that it led nowhere. */
function rememberRegistered(page: PageSight, setupId: string): PageSight {
  const name = combinePage(page)?.draft.displayName;
  const route: Route | null = page.url ? parseRoute(page.url) : null;
  return route?.view === 'register' && name ? { ...page, registered: { name, setupId } } : page;
}

/** An app that was registered for one setup is not another's, though its page is still in sight. */
const registeredFor = ({ id }: Setup, { registered }: PageSight): string | null =>
  registered?.setupId === id ? registered.name : null;
