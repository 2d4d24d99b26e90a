import { render } from 'preact';
import type { PopupActions } from '../../components/popup/actions';
import { App } from '../../components/popup/app';
import { remember } from '../../components/popup/memory';
import { keepFocus } from '../../components/ui/keep-focus';
import { browser } from '../../lib/browser';
import { endpointAddress } from '../../lib/delivery/endpoint-address';
import type { HandOverReply } from '../../lib/hand-over/types';
import { cloudOfPortal, graphAddress, personalLogin, portalMatches } from '../../lib/hosts';
import { t, textLanguage } from '../../lib/i18n';
import type { AppState, PageMessage, PageReplies } from '../../lib/messages';
import { letsPersonalIn } from '../../lib/oauth/authority';
import { canReadMailbox } from '../../lib/oauth/mailbox-right';
import { permissionPattern } from '../../lib/oauth/rules';
import { ask, onStateChanged, type Trouble, troubleOf } from '../../lib/page-client';
import { findPortalTab } from '../../lib/portal-tab';
import type { ValueReply } from '../../lib/replies';
import { signInTenant } from '../../lib/setup/sign-in-endpoints';
import { findTabInView } from '../../lib/tab-in-view';
import '../../components/ui/brand.css';
import '../../components/ui/shared.css';
import './style.css';
import './views.css';
import './parts.css';
import { showReport } from './report';

const parameters = new URLSearchParams(location.search);
const wide = parameters.has('tab');
const reported = parameters.get('report');
const finished = parameters.get('finished');
let state: AppState | null = null;
let trouble: Trouble | null = null;
let handOver: HandOverReply = { found: 'nothing' };

const draw = () =>
  render(
    <App
      state={state}
      trouble={trouble}
      wide={wide}
      handOver={handOver}
      finished={finished}
      actions={actions}
    />,
    document.body,
  );

/** Every failure to reach the background shows as the same banner, whichever button it was. */
async function send<T extends PageMessage['type']>(
  request: Extract<PageMessage, { type: T }>,
): Promise<PageReplies[T]> {
  try {
    const reply = await ask(request);
    trouble = null;
    return reply;
  } catch (error) {
    trouble = troubleOf(error);
    draw();
    throw error;
  }
}

async function change(request: Extract<PageMessage, { type: StateRequest }>): Promise<void> {
  state = (await send(request)) as AppState;
  draw();
}
type StateRequest = {
  [T in keyof PageReplies]: PageReplies[T] extends AppState ? T : never;
}[keyof PageReplies];

async function put(request: Extract<PageMessage, { type: 'set-value' | 'set-secret' }>): Promise<ValueReply> {
  const reply = await send(request);
  if (reply.ok) state = reply.state;
  draw();
  return reply;
}

const refresh = () => change({ type: 'get-state' }).catch(() => undefined);

/** Must be the first thing that a click does: browsers ask only while it is being handled. */
const requestAccess = (url: string | null | undefined): Promise<boolean> =>
  url
    ? browser.permissions.request({ origins: [permissionPattern(url)] }).catch(() => false)
    : Promise.resolve(true);

/** A vendor's package comes into the portals of its helpdesks' clouds alone, and can't ask for another. */
const ownPortalMatches = (): string[] => {
  const { host_permissions = [] } = browser.runtime.getManifest();
  return portalMatches.filter((pattern) => host_permissions.includes(pattern));
};

/**
 * Microsoft sends the sign-in's result to the helpdesk's address, where Waymark catches it: without access there, no
 * test. In the same prompt, and to be refused at will: Graph, where the helpdesk's permissions reach it, and the sign-in
 * of personal accounts, whose error pages are read there.
 */
async function requestTestAccess(): Promise<boolean> {
  const active = state?.active;
  if (!active) return true;
  const { redirectUri } = active.guide;
  const helpdesk = redirectUri === null ? [] : [permissionPattern(redirectUri)];
  const graph = canReadMailbox(active.variant) ? [permissionPattern(graphAddress(active.setup.cloud))] : [];
  const tenant = signInTenant(active.variant, active.setup);
  const personal =
    redirectUri !== null && letsPersonalIn(tenant) ? [permissionPattern(`https://${personalLogin}/`)] : [];
  const origins = [...helpdesk, ...graph, ...personal];
  if (origins.length === 0) return true;
  const granted = await browser.permissions.request({ origins }).catch(() => false);
  return granted || helpdesk.length === 0 || browser.permissions.contains({ origins: helpdesk });
}

const actions: PopupActions = {
  retry: refresh,
  openInTab() {
    void browser.tabs.create({ url: browser.runtime.getURL('/popup.html?tab=1') });
    window.close();
  },
  openOptions: () => void browser.runtime.openOptionsPage(),
  async startSetup(recipeId, variantId, answers, purpose) {
    await change({ type: 'start-setup', recipeId, variantId, answers, purpose });
    remember('draft', null);
    remember('tab', null);
  },
  chooseSetup: (setupId) => change({ type: 'choose-setup', setupId }),
  discardSetup: (setupId) => change({ type: 'discard-setup', setupId }),
  undoDiscard: () => change({ type: 'undo-discard' }),
  repairApp: () => change({ type: 'repair-app' }),
  checkAnother: () => change({ type: 'check-another' }),
  async finishSetup() {
    await change({ type: 'finish-setup' });
    remember('tab', null);
  },
  async renewSecret(setupId) {
    await change({ type: 'renew-secret', setupId });
    remember('tab', null);
  },
  async setReminders(isOn) {
    const right = { permissions: ['notifications' as const] };
    if (isOn && !(await browser.permissions.request(right).catch(() => false))) return false;
    await change({ type: 'set-reminders', isOn });
    // Nothing is kept that nobody needs.
    if (!isOn) await browser.permissions.remove(right).catch(() => false);
    return true;
  },
  hasPortalAccess: () => browser.permissions.contains({ origins: ownPortalMatches() }),
  async askPortalAccess() {
    await browser.permissions.request({ origins: ownPortalMatches() }).catch(() => false);
  },
  forgetKeptAside: () => change({ type: 'forget-kept-aside' }),
  setAnswers: (answers) => change({ type: 'set-answers', answers }),
  chooseVariant: (variantId) => change({ type: 'choose-variant', variantId }),
  setValue: (fact, value) => put({ type: 'set-value', fact, value }),
  setSecret: (value) => put({ type: 'set-secret', value }),
  makeScript: (tool, cloud) => send({ type: 'make-script', tool, cloud }),
  async takeScriptResult(text) {
    const reply = await send({ type: 'use-script-result', text });
    if (reply.ok) {
      state = reply.state;
      draw();
    }
    return reply;
  },
  revealSecret: () => send({ type: 'reveal-secret' }),
  useCandidate: (clientId) => change({ type: 'use-candidate', clientId }),
  secretKeptSafe: () => change({ type: 'secret-kept-safe' }),
  showPanel: () => change({ type: 'show-panel' }),
  async pointAt(fact) {
    const tab = await findPortalTab();
    if (!tab) return 'no-portal';
    const reply = await send({ type: 'point-at', tabId: tab.id, fact });
    if (reply !== 'started') return reply;
    await browser.windows.update(tab.windowId ?? browser.windows.WINDOW_ID_CURRENT, { focused: true });
    await browser.tabs.update(tab.id, { active: true });
    if (!wide) window.close();
    return reply;
  },
  async reportPage() {
    const tab = await findPortalTab();
    if (!tab) return 'no-portal';
    await browser.tabs.create({ url: browser.runtime.getURL(`/popup.html?report=${tab.id}`) });
    return 'opened';
  },
  async onStartTest(options = {}) {
    if (!(await requestTestAccess())) return 'refused';
    const reply = await send({ type: 'start-test', ...options });
    if (!reply.ok) return reply.reason;
    state = reply.state;
    draw();
    return 'started';
  },
  cancelTest: () => change({ type: 'cancel-test' }),
  async deliver(destination, token, untested, address) {
    const { active } = state ?? {};
    const spec = active?.variant.destinations[destination];
    const { helpdeskUrl = null } = active?.setup.answers ?? {};
    const target = spec ? endpointAddress(spec, { helpdeskUrl, address: address ?? null }) : null;
    if (!(await requestAccess(target?.href))) return 'refused';
    return send({ type: 'deliver', destination, token, untested, ...(address !== undefined && { address }) });
  },
  async deliverHandedOver(destination, untested) {
    if (!(await requestAccess(state?.active?.setup.handOver?.endpoint))) return 'refused';
    return send({ type: 'deliver-handed-over', destination, untested });
  },
  async askForHandOver(address) {
    if (!(await requestAccess(address))) return 'refused';
    const reply = await send({ type: 'ask-for-hand-over', address });
    if (reply.found === 'nothing') return reply.found;
    showHandOver(reply);
    return 'found';
  },
  async takeHandOver(id, mailbox, existing) {
    showHandOver({ found: 'nothing' });
    await change({ type: 'take-hand-over', id, mailbox, existing });
    remember('draft', null);
    remember('tab', null);
  },
  dismissHandOver: () => showHandOver({ found: 'nothing' }),
  async listAccess() {
    const { origins = [] } = await browser.permissions.getAll();
    const required = browser.runtime.getManifest().host_permissions ?? [];
    return origins.filter((origin) => !required.includes(origin));
  },
  async removeAccess(pattern) {
    await browser.permissions.remove({ origins: [pattern] });
  },
  async lookAtForm(destination, untested) {
    if (!(await requestAccess(state?.active?.setup.answers.helpdeskUrl))) return 'refused';
    return send({ type: 'look-at-form', destination, untested });
  },
  fillForm: (destination, untested, tabId, confirmed) =>
    send({ type: 'fill-form', destination, untested, tabId, confirmed }),
  undoForm: (destination, untested, tabId) => send({ type: 'undo-form', destination, untested, tabId }),
  async lookInto(destination, place) {
    if (place === null && !(await requestAccess(state?.active?.setup.answers.helpdeskUrl))) return 'refused';
    return send({ type: 'look-into-helpdesk', destination, place });
  },
  async deliverInSession(destination, place, version, untested) {
    if (!(await requestAccess(state?.active?.setup.answers.helpdeskUrl))) return 'refused';
    return send({ type: 'deliver-in-session', destination, place, version, untested });
  },
  fillInSession: (destination, untested) => send({ type: 'fill-in-session', destination, untested }),
  exportTo: (destination, includeSecret, untested) =>
    send({ type: 'export', destination, includeSecret, untested }),
};

function showHandOver(reply: HandOverReply): void {
  handOver = reply;
  draw();
}

/** The page that the admin comes from may be the helpdesk's own, and hand over. */
async function lookForHandOver(): Promise<void> {
  const tab = await findTabInView();
  // The portal is no helpdesk, and not to be looked into for this.
  if (tab && !(tab.url && cloudOfPortal(new URL(tab.url).host)))
    showHandOver(await send({ type: 'look-for-hand-over', tabId: tab.id }));
}

keepFocus(document.body);
Object.assign(document.documentElement, textLanguage());
document.title = t('extensionName');
if (reported === null) {
  onStateChanged(refresh);
  draw();
  void refresh();
  lookForHandOver().catch(() => undefined);
} else {
  void showReport(Number(reported));
}
