import { type MessageKey, t, translate } from '../../lib/i18n';
import type { Stage, StageId } from '../../lib/oauth/types';
import { Icon, type IconName } from '../ui/icon';

const names: Record<StageId, MessageKey> = {
  preconditions: 'popupStagePreconditions',
  discovery: 'popupStageDiscovery',
  'client-credentials': 'popupStageClientCredentials',
  'device-code': 'popupStageDeviceCode',
  password: 'popupStagePassword',
  'admin-consent': 'popupStageAdminConsent',
  'sign-in': 'popupStageSignIn',
  redemption: 'popupStageRedemption',
  scopes: 'popupStageScopes',
  identity: 'popupStageIdentity',
  refresh: 'popupStageRefresh',
  mailbox: 'popupStageMailbox',
  unproven: 'popupStageUnproven',
};
export const stageName = (id: StageId): string => t(names[id]);

const looks: Record<Stage['outcome'], [IconName, MessageKey]> = {
  pending: ['todo', 'popupStagePending'],
  running: ['running', 'popupStageRunning'],
  pass: ['pass', 'panelOutcomePass'],
  fail: ['fail', 'panelOutcomeFail'],
  unknown: ['unknown', 'popupStageUnknown'],
  skipped: ['skipped', 'popupStageSkipped'],
};

export const StageItem = ({ stage: { id, outcome, messages } }: { stage: Stage }) => {
  const [icon, word] = looks[outcome];
  return (
    <li class={`check ${outcome}`}>
      <Icon name={icon} />
      <div>
        {stageName(id)} <span class="muted">· {t(word)}</span>
        {messages.map((item) => (
          <p class="fix" key={translate(item)}>
            {translate(item)}
          </p>
        ))}
      </div>
    </li>
  );
};
