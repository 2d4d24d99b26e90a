import { t } from '../../lib/i18n';
import type { Question } from '../../lib/recipes/schema';
import type { Answers } from './actions';
import { answerProblem, fixedAnswer } from './answers';

interface Props {
  questions: Question[];
  answers: Answers;
  /** The only helpdesks that may be connected; empty: any. */
  addresses: string[];
  /** Say what is wrong with the answers: not while they are typed for the first time. */
  strict: boolean;
  onInput(answers: Answers): void;
}

export const AnswerFields = ({ questions, answers, addresses, strict, onInput }: Props) => (
  <>
    {questions.map((question) => {
      const { id, label, hint, example, kind, required } = question;
      const fixed = fixedAnswer(question, addresses);
      if (fixed !== null)
        return (
          <div class="field" key={id}>
            <b>{label}</b>
            <span>
              {fixed} <span class="muted">{t('popupAnswerFixed')}</span>
            </span>
          </div>
        );
      const problem = strict ? answerProblem(question, answers[id], addresses) : null;
      const choices = id === 'helpdeskUrl' ? addresses.filter((address) => !address.includes('*')) : [];
      return (
        <div class="field" key={id}>
          <label for={`answer-${id}`}>
            {label}
            {!required && <span class="muted"> {t('popupOptional')}</span>}
          </label>
          <input
            id={`answer-${id}`}
            type="text"
            inputMode={kind === 'email' ? 'email' : 'url'}
            value={answers[id] ?? ''}
            placeholder={example}
            required={required}
            spellcheck={false}
            autocomplete="off"
            aria-describedby={`about-${id}`}
            aria-invalid={problem !== null}
            list={choices.length > 0 ? `choices-${id}` : undefined}
            onInput={(event) => onInput({ ...answers, [id]: event.currentTarget.value })}
          />
          {choices.length > 0 && (
            <datalist id={`choices-${id}`}>
              {choices.map((address) => (
                <option key={address} value={address} />
              ))}
            </datalist>
          )}
          <p id={`about-${id}`} class={problem ? 'invalid' : 'muted'}>
            {problem ?? hint}
          </p>
        </div>
      );
    })}
  </>
);
