import { t } from '../../lib/i18n';
import type { TypedFact } from '../../lib/messages';
import type { FactName } from '../../lib/portal/types';
import type { PopupActions } from './actions';
import type { Active } from './active';
import { FactRow } from './fact-row';
import { ScriptCard } from './script-card';
import { SecretCard } from './secret-card';

const typed: TypedFact[] = [
  'displayName',
  'clientId',
  'tenantId',
  'objectId',
  'authorizationEndpoint',
  'tokenEndpoint',
];
const seen: FactName[] = ['signInAudience', 'redirectUris', 'permissions', 'allowPublicClient', 'secrets'];

interface Props {
  active: Active;
  actions: PopupActions;
}

/** Every value of the setup: what it is, who says so, and a way to correct it. */
export const ValuesTab = ({ active, actions }: Props) => {
  const { setup, variant, guide } = active;
  // Only where an app is to be made.
  const script = setup.purpose === 'set-up' && <ScriptCard active={active} actions={actions} />;
  return (
    <>
      {!setup.facts.clientId && script}
      <section class="card">
        <h3 class="sr">{t('panelFacts')}</h3>
        {typed.map((name) => (
          <FactRow
            key={name}
            name={name}
            setup={setup}
            pages={guide.pages}
            onEdit={(value) => actions.setValue(name, value)}
            onPoint={() => actions.pointAt(name)}
          />
        ))}
      </section>
      {variant.secret && setup.purpose !== 'check' && (
        <SecretCard secret={setup.secret} advice={variant.secret.advice} guide={guide} actions={actions} />
      )}
      <section class="card">
        <h3>{t('popupSeenInPortal')}</h3>
        {seen.map((name) => (
          <FactRow key={name} name={name} setup={setup} pages={guide.pages} />
        ))}
      </section>
      {setup.facts.clientId && script}
    </>
  );
};
