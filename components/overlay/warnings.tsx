import { type Message, translate } from '../../lib/i18n';
import { Icon } from '../ui/icon';

/** What is wrong with what the admin is typing, while it can still be mended. */
export const Warnings = ({ warnings }: { warnings: Message[] }) => (
  <ul class="problems">
    {warnings.map((warning) => (
      <li class="check warn" key={translate(warning)}>
        <Icon name="warn" />
        <div>{translate(warning)}</div>
      </li>
    ))}
  </ul>
);
