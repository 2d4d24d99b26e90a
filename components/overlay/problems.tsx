import type { SaidProblem } from '../../lib/guide/problems';
import { translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';
import { factName } from '../ui/words';

/** What could not be read on this page, and why. */
export const Problems = ({ problems }: { problems: SaidProblem[] }) => (
  <ul class="problems">
    {problems.map(({ fact, text }) => (
      <li class="check unknown" key={text.key + fact}>
        <Icon name="unknown" />
        <div>
          {fact && <b>{factName(fact)}: </b>}
          {translate(text)}
        </div>
      </li>
    ))}
  </ul>
);
