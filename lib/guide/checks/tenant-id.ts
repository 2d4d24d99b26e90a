import { message } from '../../i18n';
import { isGuid } from '../../setup/guid';
import { portalWord } from '../portal-words';
import { idMixUp } from './id-mix-up';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('tenant-id');

/** Is the tenant ID there, and does the page agree with what was typed? A wrong one gives AADSTS90002 or AADSTS700016. */
export const checkTenantId: CheckMaker = ({ setup }) => {
  const { tenantId } = setup.facts;
  const label = portalWord('tenantId');
  const fix = message('checkTenantIdFix', label, portalWord('overview'));
  if (!tenantId) return unknown(message('checkTenantIdUnknown'), fix);
  const evidence = evidenceOf(tenantId, setup.hidden?.tenantId);
  if (!isGuid(tenantId.value)) return fail(message('checkIdNotGuid', label), fix, { evidence });
  const other = idMixUp(setup, 'tenantId');
  if (other) return fail(message('checkIdMixUp', label, other), fix, { evidence });
  const shown = setup.hidden?.tenantId;
  if (shown && shown.value !== tenantId.value) {
    return fail(message('checkTenantIdTypedOther', shown.value), message('checkTenantIdTypedOtherFix'), {
      evidence,
    });
  }
  return pass(message('checkTenantIdPass', tenantId.value), { evidence });
};
