import { type MessageKey, t } from '../../lib/i18n';
import type { Variant } from '../../lib/recipes/schema';
import { Icon, type IconName } from '../ui/icon';
import { ExternalLink } from './external-link';

type Severity = Variant['warnings'][number]['severity'];

const looks: Record<Severity, [IconName, MessageKey]> = {
  danger: ['fail', 'popupSeverityDanger'],
  warning: ['warn', 'popupSeverityWarning'],
  info: ['info', 'popupSeverityInfo'],
};
const order: Severity[] = ['danger', 'warning', 'info'];

/** A recipe's warnings, the gravest first. */
export const Warnings = ({ warnings }: { warnings: Variant['warnings'] }) =>
  warnings.length > 0 && (
    <section>
      <h3>{t('popupWarnings')}</h3>
      <ul class="notes">
        {order.flatMap((severity) =>
          warnings
            .filter((warning) => warning.severity === severity)
            .map(({ text, source }) => (
              <li key={text} class={`note ${severity}`}>
                <Icon name={looks[severity][0]} />
                <div>
                  <span class="sr">{t(looks[severity][1])}: </span>
                  {text} {source && <ExternalLink href={source}>{t('popupSource')}</ExternalLink>}
                </div>
              </li>
            )),
        )}
      </ul>
    </section>
  );
