import type { Check } from '../../lib/guide/types';
import { t, translate } from '../../lib/i18n';
import type { PanelContent } from '../../lib/messages';
import { outcomeName } from '../ui/words';
import { focusedStep } from './focused-step';

/** What is said aloud: `alert` interrupts, `polite` waits for its turn. */
export interface Announcement {
  kind: 'alert' | 'polite';
  text: string;
}

/**
 * What is new in the panel, for those who do not see it, each once: a page is read over and over, and what it says comes
 * and goes while it loads.
 */
export class Announcer {
  #step = '';
  #now = '';
  #warnings: string[] = [];
  #moment: PanelContent['secretMoment'] = null;
  #candidate = '';
  /** By the check's ID, what was last known of it. */
  #checks: Map<string, string> | undefined;

  /** Of the first content, checks are not news. */
  take(content: PanelContent): Announcement[] {
    return [
      ...this.#takeWarnings(content).map((text) => ({ kind: 'alert' as const, text })),
      ...this.#takeMoment(content).map((text) => ({ kind: 'alert' as const, text })),
      ...[...this.#takeChecks(content), ...this.#takeStep(content), ...this.#takeCandidate(content)].map(
        (text) => ({ kind: 'polite' as const, text }),
      ),
    ];
  }

  #takeWarnings({ warnings }: PanelContent): string[] {
    const now = warnings.map(translate);
    const fresh = now.filter((text) => !this.#warnings.includes(text));
    this.#warnings = now;
    return fresh;
  }

  #takeMoment({ secretMoment, setup }: PanelContent): string[] {
    const before = this.#moment;
    this.#moment = secretMoment;
    if (!secretMoment || secretMoment === before || !setup.secret) return [];
    const key = secretMoment === 'shown' ? 'secretMomentShown' : 'secretMomentOver';
    return [`${t('secretMoment')}. ${t(key, setup.secret.endsIn)}`];
  }

  #takeChecks({ guide }: PanelContent): string[] {
    const before = this.#checks;
    // What can't be seen for a moment is not forgotten.
    const known = guide.checks.filter(({ outcome }) => outcome !== 'unknown');
    this.#checks = new Map([...(before ?? []), ...known.map((check) => [check.id, said(check)] as const)]);
    return before ? known.filter((check) => before.get(check.id) !== said(check)).map(said) : [];
  }

  #takeStep(content: PanelContent): string[] {
    const { guide, hint, page } = content;
    const focus = focusedStep(content);
    const index = guide.steps.findIndex(({ id }) => id === focus);
    const step = guide.steps[index];
    const count = `${guide.steps.length}`;
    const where = step
      ? `${t('panelProgress', `${index + 1}`, count)}: ${translate(step.title)}.`
      : t('panelProgressDone', count);
    const now = hint
      ? `${t('panelNow')} ${translate(hint.text)}`
      : step?.view && step.view !== page.view
        ? t('panelGoTo', translate(guide.pages[step.view]))
        : '';
    const fresh = [where !== this.#step && where, now !== '' && now !== this.#now && now].filter(
      (text) => text !== false,
    );
    this.#step = where;
    this.#now = now || this.#now;
    return fresh;
  }

  #takeCandidate({ setup: { candidate } }: PanelContent): string[] {
    const before = this.#candidate;
    this.#candidate = candidate?.clientId ?? '';
    return candidate && candidate.clientId !== before
      ? [`${t('panelCandidate')} ${candidate.displayName ?? candidate.clientId}`]
      : [];
  }
}

const said = ({ outcome, reason }: Check): string => `${outcomeName(outcome)}: ${translate(reason)}`;
