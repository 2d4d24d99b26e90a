import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { Question } from '../../lib/recipes/schema';
import type { Answers } from './actions';
import { AnswerFields } from './answer-fields';
import { completeAnswers } from './answers';

interface Props {
  questions: Question[];
  answers: Answers;
  addresses: string[];
  onSave(answers: Answers): Promise<void>;
}

export const AnswersEditor = ({ questions, answers, addresses, onSave }: Props) => {
  const [typed, setTyped] = useState(answers);
  const save = (event: Event) => {
    event.preventDefault();
    const complete = completeAnswers(questions, typed, addresses);
    if (complete) void onSave(complete);
  };
  const changed = questions.some(({ id }) => (typed[id] ?? '') !== (answers[id] ?? ''));
  return (
    <form noValidate onSubmit={save}>
      <AnswerFields
        questions={questions}
        answers={typed}
        addresses={addresses}
        strict={changed}
        onInput={setTyped}
      />
      <button type="submit" class="main" disabled={!changed}>
        {t('popupSave')}
      </button>
    </form>
  );
};
