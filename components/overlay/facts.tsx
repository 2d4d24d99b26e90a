import type { Guide } from '../../lib/guide/types';
import { t } from '../../lib/i18n';
import type { Setup } from '../../lib/setup/types';
import { CopyButton } from '../ui/copy-button';
import { secretMistake } from '../ui/secret-mistake';
import { factName, originName } from '../ui/words';

const shown = ['displayName', 'clientId', 'tenantId', 'authorizationEndpoint', 'tokenEndpoint'] as const;

/** What has been read so far, with who says so. Of the secret only what may be said of it. */
export const Facts = ({ setup, guide }: { setup: Setup; guide: Guide }) => {
  const { secret } = setup;
  const mistake = secret && secretMistake(secret, guide);
  return (
    <section class="facts">
      <h3>{t('panelFacts')}</h3>
      {shown.map((name) => {
        const fact = setup.facts[name];
        return fact ? (
          <div class="value" key={name}>
            <span>
              {factName(name)} <i>{originName(fact.origin)}</i>
            </span>
            <code>{fact.value}</code>
            <CopyButton label={factName(name)} value={fact.value} />
          </div>
        ) : null;
      })}
      {!setup.facts.clientId && <p class="note">{t('panelFactsNone')}</p>}
      {secret && (
        <div class="value">
          <span>
            {t('panelSecret')} <i>{originName(secret.origin)}</i>
          </span>
          <code>{t('panelSecretEndsIn', secret.endsIn)}</code>
          {!secret.held && <p class="fix">{t('panelSecretGone')}</p>}
          {mistake && <p class="fix">{mistake}</p>}
        </div>
      )}
    </section>
  );
};
