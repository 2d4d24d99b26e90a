import { t } from '../../lib/i18n';
import type { PointedFact } from '../../lib/pointing';
import type { View } from '../../lib/portal/types';
import { trusted } from '../ui/trusted';
import { factName } from '../ui/words';

const byView: { [V in View]?: PointedFact[] } = {
  overview: ['clientId', 'tenantId', 'objectId', 'displayName'],
  endpoints: ['authorizationEndpoint', 'tokenEndpoint'],
  secrets: ['secret'],
};

interface Props {
  view: View;
  onPointAt(fact: PointedFact): void;
  onReport(): void;
}

/** Where reading fails, the admin still gets through. */
export const HelpReading = ({ view, onPointAt, onReport }: Props) => (
  <details>
    <summary>{t('pointHelp')}</summary>
    {byView[view]?.map((fact) => (
      <button type="button" key={fact} onClick={trusted(() => onPointAt(fact))}>
        {t('pointAtFact', fact === 'secret' ? t('panelSecret') : factName(fact))}
      </button>
    ))}
    <button type="button" onClick={trusted(onReport)}>
      {t('reportThisPage')}
    </button>
  </details>
);
