import { t } from '../../lib/i18n';
import type { Question } from '../../lib/recipes/schema';
import type { Answers } from './actions';
import { answerProblem } from './answers';

interface Props {
  questions: Question[];
  answers: Answers;
  /** Say what is wrong with the answers: not while they are typed for the first time. */
  strict: boolean;
  onInput(answers: Answers): void;
}

export const AnswerFields = ({ questions, answers, strict, onInput }: Props) => (
  <>
    {questions.map((question) => {
      const { id, label, hint, example, kind, required } = question;
      const problem = strict ? answerProblem(question, answers[id]) : null;
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
            onInput={(event) => onInput({ ...answers, [id]: event.currentTarget.value })}
          />
          <p id={`about-${id}`} class={problem ? 'invalid' : 'muted'}>
            {problem ?? hint}
          </p>
        </div>
      );
    })}
  </>
);
