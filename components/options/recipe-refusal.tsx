import { type MessageKey, t } from '../../lib/i18n';
import type { Chosen } from './options-page';

type Refusal = Extract<Chosen, { ok: false }>;

const reasons: Record<Exclude<Refusal['reason'], 'taken'>, MessageKey> = {
  broken: 'optionsBroken',
  'not-allowed': 'optionsNotAllowed',
  full: 'optionsFull',
  'too-long': 'optionsTooLong',
  unreadable: 'optionsUnreadable',
};

/** Why a file was not taken. What is wrong inside it is for its author, who wrote it in English. */
export const RecipeRefusal = ({ refusal: { reason, findings } }: { refusal: Refusal }) => (
  <div class="note danger" role="alert">
    <div>
      <p>
        {reason === 'taken' ? t('optionsTaken', findings[0] ?? '', findings[1] ?? '') : t(reasons[reason])}
      </p>
      {reason === 'broken' && (
        <ul class="bullets" lang="en">
          {findings.map((finding) => (
            <li key={finding}>
              <code>{finding}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  </div>
);
