import { type Message, message } from '../../i18n';
import { showsOtherApp } from '../../setup/shown-app';
import { stageOf } from '../stage';
import type { Check, CheckId } from '../types';
import type { HintInput } from './input';
import { slipsOf } from './slips';

/** What the admin should know before going on: shown in the panel and announced. */
export function warningsOf(input: HintInput): Message[] {
  const { setup, page, route } = input;
  const elsewhere = wrongDirectory(input);
  if (elsewhere) return [elsewhere];
  if (route && showsOtherApp(setup, page, route)) {
    const name = setup.facts.displayName?.value ?? setup.facts.clientId?.value ?? '';
    return [message('hintOtherApp', name)];
  }
  return [...slipsOf(input).map(({ text }) => text), ...consentWarnings(input)];
}

/** The directory of whoever is signed in to the portal is not the app's: the wrong account, or the wrong one of its directories. */
function wrongDirectory({ setup, directory }: HintInput): Message | null {
  const { tenantId, clientId } = setup.facts;
  if (!directory || !clientId || !tenantId || tenantId.value.toLowerCase() === directory) return null;
  return message('hintWrongDirectory', directory, tenantId.value);
}

/** Consent is for everything that is in the list, and not everybody may give it. */
function consentWarnings(input: HintInput): Message[] {
  const stage = stageOf(input);
  if (stage !== 'permissions' && stage !== 'consent-dialog') return [];
  const check = (id: CheckId): Check | undefined => input.guide.checks.find((one) => one.id === id);
  const consent = check('admin-consent');
  if (consent?.outcome === 'pass') return [];
  const needless = check('needless-permissions');
  const mayNot =
    input.setup.facts.consentButton?.value === 'disabled' && check('permissions')?.outcome === 'pass';
  return [
    ...(needless?.outcome === 'fail' ? [needless.reason] : []),
    ...(mayNot && consent?.fix ? [consent.fix] : []),
  ];
}
