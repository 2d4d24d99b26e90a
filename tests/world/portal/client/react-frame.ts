import type { World } from '../shared/model';
import {
  type BladeKind,
  type BladeMessage,
  bladeNames,
  type InitMessage,
  isBladeMessage,
  signature,
} from '../shared/protocol';
import { h } from './dom';
import { toast } from './messages';

interface Frame {
  element: HTMLIFrameElement;
  origin: string;
  loading: boolean;
  /** Null for a prewarmed frame, which waits for an order that never comes. */
  init: InitMessage | null;
}

let frames: Frame[] = [];
let counter = 0;

const connected = () => {
  frames = frames.filter((frame) => frame.element.isConnected);
  return frames;
};

export const disposeFrames = (within: Element): void => {
  for (const element of within.querySelectorAll('iframe')) element.remove();
  connected();
};

const createFrame = (world: World, kind: BladeKind, init: InitMessage | null): Frame => {
  const origin = `https://${world.reactHost}`;
  const id = `_react_frame_${++counter}`;
  const query = new URLSearchParams({
    trustedAuthority: location.origin,
    l: world.settings.language,
    'feature.reactview': 'true',
    frameId: id,
  });
  const element = h(
    `iframe.fxs-part-frame.fxs-portal-bg-txt-br.fxs-blade-floated-menuframe.fxs-blade-floated-frame.${
      init ? 'fxs-reactview-frame-active' : 'fxs-display-none'
    }`,
    {
      id,
      name: `${bladeNames[kind]}.ReactView`,
      title: bladeNames[kind],
      sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups',
      allow: 'clipboard-write',
      src: `${origin}/React/Index?${query}`,
    },
  );
  const frame = { element, origin, loading: init !== null, init };
  frames.push(frame);
  return frame;
};

/** The view's own frame and, as the portal keeps one ready, a hidden one of the same name. */
export const reactFrames = (world: World, kind: BladeKind, clientId: string | null): HTMLElement => {
  const init: InitMessage = { signature, kind: 'init', blade: kind, clientId, portalHost: location.host };
  return h(
    'div.fxs-blade-reactview-host',
    { 'data-extensionname': 'Microsoft_AAD_RegisteredApps', 'data-contenttitle': bladeNames[kind] },
    createFrame(world, kind, init).element,
    createFrame(world, kind, null).element,
  );
};

const obey = (frame: Frame, message: BladeMessage, showOldAuthentication: () => void) => {
  if (message.kind === 'ready' && frame.init) {
    frame.element.contentWindow?.postMessage(frame.init, frame.origin);
  } else if (message.kind === 'loaded') frame.loading = false;
  else if (message.kind === 'navigate') location.hash = message.fragment;
  else if (message.kind === 'toast') toast(message.title, message.text);
  else if (message.kind === 'old-authentication') showOldAuthentication();
};

/** The real shell parses every message while a blade loads and disposes of the blade at one that it doesn't know. */
const dispose = (frame: Frame) => {
  console.error(
    `Received unexpected message during iframe blade load (${frame.element.name}). Disposing the iframe immediately.`,
  );
  frame.element.replaceWith(h('div.fxs-blade-content-closed', {}, 'Content closed'));
};

export const listenToFrames = (showOldAuthentication: () => void): void => {
  window.addEventListener('message', (event) => {
    const sender = connected().find(({ element }) => element.contentWindow === event.source);
    if (sender && event.origin === sender.origin && isBladeMessage(event.data)) {
      obey(sender, event.data, showOldAuthentication);
      return;
    }
    for (const frame of frames.filter((candidate) => candidate.loading)) dispose(frame);
    connected();
  });
};
