import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import type { PopupActions } from '../../components/popup/actions';
import type { TabId } from '../../components/popup/active';
import { App } from '../../components/popup/app';
import { remember } from '../../components/popup/memory';
import type { HandOverReply } from '../../lib/hand-over/types';
import type { AppState } from '../../lib/messages';
import type { Trouble } from '../../lib/page-client';
import { makeState } from './fixtures';

export const makeActions = () => ({
  retry: vi.fn<PopupActions['retry']>(),
  openInTab: vi.fn<PopupActions['openInTab']>(),
  openOptions: vi.fn<PopupActions['openOptions']>(),
  startSetup: vi.fn<PopupActions['startSetup']>(async () => undefined),
  chooseSetup: vi.fn<PopupActions['chooseSetup']>(async () => undefined),
  discardSetup: vi.fn<PopupActions['discardSetup']>(async () => undefined),
  undoDiscard: vi.fn<PopupActions['undoDiscard']>(async () => undefined),
  repairApp: vi.fn<PopupActions['repairApp']>(async () => undefined),
  checkAnother: vi.fn<PopupActions['checkAnother']>(async () => undefined),
  finishSetup: vi.fn<PopupActions['finishSetup']>(async () => undefined),
  renewSecret: vi.fn<PopupActions['renewSecret']>(async () => undefined),
  setReminders: vi.fn<PopupActions['setReminders']>(async () => true),
  hasPortalAccess: vi.fn<PopupActions['hasPortalAccess']>(async () => true),
  askPortalAccess: vi.fn<PopupActions['askPortalAccess']>(async () => undefined),
  forgetKeptAside: vi.fn<PopupActions['forgetKeptAside']>(async () => undefined),
  setAnswers: vi.fn<PopupActions['setAnswers']>(async () => undefined),
  chooseVariant: vi.fn<PopupActions['chooseVariant']>(async () => undefined),
  setValue: vi.fn<PopupActions['setValue']>(async () => ({ ok: true, state: makeState() })),
  setSecret: vi.fn<PopupActions['setSecret']>(async () => ({ ok: true, state: makeState() })),
  revealSecret: vi.fn<PopupActions['revealSecret']>(async () => 's3cr3t~x7Q'),
  useCandidate: vi.fn<PopupActions['useCandidate']>(async () => undefined),
  secretKeptSafe: vi.fn<PopupActions['secretKeptSafe']>(async () => undefined),
  showPanel: vi.fn<PopupActions['showPanel']>(async () => undefined),
  pointAt: vi.fn<PopupActions['pointAt']>(async () => 'started'),
  reportPage: vi.fn<PopupActions['reportPage']>(async () => 'opened'),
  onStartTest: vi.fn<PopupActions['onStartTest']>(async () => 'started'),
  cancelTest: vi.fn<PopupActions['cancelTest']>(async () => undefined),
  deliver: vi.fn<PopupActions['deliver']>(async () => 'refused'),
  deliverHandedOver: vi.fn<PopupActions['deliverHandedOver']>(async () => 'refused'),
  askForHandOver: vi.fn<PopupActions['askForHandOver']>(async () => 'nothing'),
  takeHandOver: vi.fn<PopupActions['takeHandOver']>(async () => undefined),
  dismissHandOver: vi.fn<PopupActions['dismissHandOver']>(),
  listAccess: vi.fn<PopupActions['listAccess']>(async () => []),
  removeAccess: vi.fn<PopupActions['removeAccess']>(async () => undefined),
  lookAtForm: vi.fn<PopupActions['lookAtForm']>(async () => 'refused'),
  fillForm: vi.fn<PopupActions['fillForm']>(async () => 'refused'),
  undoForm: vi.fn<PopupActions['undoForm']>(async () => 'refused'),
  lookInto: vi.fn<PopupActions['lookInto']>(async () => 'refused'),
  deliverInSession: vi.fn<PopupActions['deliverInSession']>(async () => 'refused'),
  fillInSession: vi.fn<PopupActions['fillInSession']>(async () => ({ ok: true, filled: [], missing: [] })),
  makeScript: vi.fn<PopupActions['makeScript']>(async (tool) =>
    tool === 'bicep'
      ? 'not-here'
      : { files: [{ name: `${tool}.txt`, text: `of ${tool}` }], run: [`run ${tool}`] },
  ),
  takeScriptResult: vi.fn<PopupActions['takeScriptResult']>(async () => ({ ok: false, reason: 'not-json' })),
  exportTo: vi.fn<PopupActions['exportTo']>(async () => ({ ok: false, reason: 'locked' })),
});

/** The popup as it opens, on one of its tabs. */
export function open(
  state: AppState | null,
  tab: TabId = 'glance',
  more: { trouble?: Trouble; handOver?: HandOverReply; finished?: string; access?: boolean } = {},
) {
  remember('tab', tab);
  const actions = makeActions();
  if (more.access === false) actions.hasPortalAccess.mockResolvedValue(false);
  const page = render(
    <App
      state={state}
      trouble={more.trouble ?? null}
      wide={false}
      handOver={more.handOver ?? { found: 'nothing' }}
      finished={more.finished ?? null}
      actions={actions}
    />,
  );
  return { ...page, actions };
}
