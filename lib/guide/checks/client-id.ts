import { message } from '../../i18n';
import { isGuid } from '../../setup/guid';
import { portalWord } from '../portal-words';
import { idMixUp } from './id-mix-up';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('client-id');

/** Is the client ID there, and is it one? Three GUIDs stand on one panel (knowledge/portal.md §5.3). */
export const checkClientId: CheckMaker = ({ setup }) => {
  const { clientId } = setup.facts;
  const label = portalWord('clientId');
  const fix = message('checkClientIdFix', label, portalWord('overview'));
  if (!clientId) return unknown(message('checkClientIdUnknown'), fix);
  const evidence = evidenceOf(clientId);
  if (!isGuid(clientId.value)) return fail(message('checkIdNotGuid', label), fix, { evidence });
  const other = idMixUp(setup, 'clientId');
  if (other) return fail(message('checkIdMixUp', label, other), fix, { evidence });
  return pass(message('checkClientIdPass', clientId.value), { evidence });
};
