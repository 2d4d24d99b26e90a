import { type Message, message } from '../../i18n';
import type { CheckInput } from '../checks/outcome';
import { portalWord } from '../portal-words';

/** The check of the secret still passes: the app has one. But its value is no longer here to use. */
export const isSecretGone = ({ setup, variant }: Pick<CheckInput, 'setup' | 'variant'>): boolean =>
  variant.secret !== null && setup.secret !== null && !setup.secret.held;

/** Comes first in a step that needs the value. */
export const secretGoneFirst = (input: CheckInput): Message[] =>
  isSecretGone(input) ? [message('stepSecretGone', portalWord('certificatesAndSecrets'))] : [];
