import type { ComponentChildren } from 'preact';
import type { Check } from '../../lib/guide/types';
import { translate } from '../../lib/i18n';
import { Icon } from './icon';
import { outcomeName } from './words';

/** One check: its outcome in words and as a shape, the reason and the fix. `children` for what a view adds, e.g. the evidence. */
export const CheckItem = ({ check, children }: { check: Check; children?: ComponentChildren }) => {
  const kind = check.advisory && check.outcome === 'fail' ? 'warn' : check.outcome;
  return (
    <li class={`check ${kind}`}>
      <Icon name={kind} />
      <div>
        <span class="sr">{outcomeName(check.outcome)}: </span>
        {translate(check.reason)}
        {check.fix && <p class="fix">{translate(check.fix)}</p>}
        {children}
      </div>
    </li>
  );
};
