import { safeAddress } from '../../lib/delivery/safe-address';
import { addressChoices, isAllowedAddress } from '../../lib/edition/addresses';
import { type MessageKey, t } from '../../lib/i18n';
import type { Question } from '../../lib/recipes/schema';
import type { Answers } from './actions';

/** As the setup stores it: an address without query, fragment and the slash at its end. */
export function tidyAnswer(question: Question, typed: string): string {
  const value = typed.trim();
  if (question.kind !== 'https-url' || !URL.canParse(value)) return value;
  const { origin, pathname } = new URL(value);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/** Why an answer can't be taken; null when it can. `addresses`: the only helpdesks that may be connected. */
export function answerProblem(
  question: Question,
  typed: string | undefined = '',
  addresses: string[] = [],
): string | null {
  const key = problemKey(question, typed.trim());
  if (key) return t(key);
  return question.id === 'helpdeskUrl' && typed.trim() && !isAllowedAddress(typed.trim(), addresses)
    ? t('popupAnswerNotAllowed', addresses.join(', '))
    : null;
}

/** Where one helpdesk alone may be connected, nobody has to say which. A redirect URI to the letter is still asked for. */
export const fixedAnswer = ({ id, kind }: Question, addresses: string[]): string | null => {
  if (id !== 'helpdeskUrl' || kind !== 'https-url') return null;
  const choices = addressChoices(addresses);
  return choices?.length === 1 ? (choices[0] ?? null) : null;
};

/** What was typed, with what is set in advance. */
export const withFixedAnswers = (questions: Question[], typed: Answers, addresses: string[]): Answers => ({
  ...typed,
  ...Object.fromEntries(
    questions.flatMap((question) => {
      const fixed = fixedAnswer(question, addresses);
      return fixed === null ? [] : [[question.id, fixed]];
    }),
  ),
});

function problemKey({ required, kind }: Question, value: string): MessageKey | null {
  if (!value) return required ? 'popupAnswerRequired' : null;
  if (kind === 'email') return /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(value) ? null : 'popupAnswerNotEmail';
  if (!URL.canParse(value)) return 'popupAnswerNotUrl';
  const { protocol, username, password } = new URL(value);
  if (protocol !== 'https:') return 'popupAnswerNotHttps';
  return username || password ? 'popupAnswerHasPassword' : null;
}

/** The origin of a helpdesk whose address, or whose host's name alone, is typed; null where it is something else. */
export function addressIn(typed: string): string | null {
  const text = typed.trim();
  if (!/^(https:\/\/)?[\w-]+(\.[\w-]+)+([:/?#]\S*)?$|^http:\/\/(localhost|127\.0\.0\.1)[:/]?\S*$/.test(text))
    return null;
  return safeAddress(/^https?:/.test(text) ? text : `https://${text}`)?.origin ?? null;
}

/** The answers to send, or null while one of them can't be taken. */
export function completeAnswers(questions: Question[], typed: Answers, addresses: string[]): Answers | null {
  if (questions.some((question) => answerProblem(question, typed[question.id], addresses))) return null;
  return Object.fromEntries(
    questions
      .map((question) => [question.id, tidyAnswer(question, typed[question.id] ?? '')])
      .filter(([, value]) => value),
  );
}
