import { type Message, message } from '../../i18n';
import type { Target } from '../../portal/types';
import { portalWord } from '../portal-words';
import type { StepId } from '../types';
import { type HintInput, type HintMaker, isOpen, makeHint } from './input';

type PortalStep = Extract<StepId, 'register' | 'authentication' | 'permissions' | 'consent' | 'secret'>;

/** Where in the app's menu each step is done (knowledge/portal.md §1.3: menu IDs, §5.3: the menu of 2026). */
const menu: Record<PortalStep, { target: Target; text: Message }> = {
  register: item('overview', 'Menu-Overview'),
  authentication: item('authentication', 'Menu-Authentication'),
  permissions: item('apiPermissions', 'Menu-CallAnAPI'),
  consent: item('apiPermissions', 'Menu-CallAnAPI'),
  secret: item('certificatesAndSecrets', 'Menu-Credentials'),
};
const order = Object.keys(menu) as PortalStep[];

function item(
  label: 'overview' | 'authentication' | 'apiPermissions' | 'certificatesAndSecrets',
  telemetry: string,
) {
  return {
    target: { role: 'menu', label, telemetry } satisfies Target,
    text: message('hintMenu', portalWord(label)),
  };
}

/** The first step that is still open and is done on a page of the portal. */
export const nextPortalStep = (input: HintInput): PortalStep | null =>
  order.find((step) => isOpen(input, step)) ?? null;

/** The way from this page to that of the next open step; null where this is the page already, or nothing is left. */
export const menuHint: HintMaker = (input) => {
  const onThisPage = stepsOnView(input);
  // What is done on this page and still open was not to be read here: going elsewhere is the better advice.
  const step = order.find((candidate) => isOpen(input, candidate) && !onThisPage.includes(candidate));
  return step ? makeHint(`menu-${step}`, step, menu[step].text, menu[step].target) : null;
};

function stepsOnView({ page }: HintInput): PortalStep[] {
  switch (page.view) {
    case 'overview':
      return ['register'];
    case 'authentication':
      return ['authentication'];
    case 'permissions':
      return ['permissions', 'consent'];
    case 'secrets':
      return ['secret'];
    default:
      return [];
  }
}
