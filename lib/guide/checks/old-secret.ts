import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('old-secret');

/** After a renewal: is the secret that it replaced gone from the app? Until then whoever has it can still use it. */
export const checkOldSecret: CheckMaker = ({ setup }) => {
  const { renewal, facts, partial } = setup;
  if (!renewal) return null;
  const page = portalWord('certificatesAndSecrets');
  const fix = message('checkOldSecretFix', page);
  const { oldSecret } = renewal;
  const rows = facts.secrets;
  if (!oldSecret?.secretId || !rows) return unknown(message('checkOldSecretUnknown'), fix);
  const evidence = evidenceOf(rows);
  const row = rows.value.find(({ secretId }) => secretId === oldSecret.secretId);
  if (row) return fail(message('checkOldSecretThere', row.description), fix, { evidence, pending: true });
  return partial.includes('secrets') || rows.value.some(({ secretId }) => secretId === null)
    ? unknown(message('checkOldSecretUnknown'), fix, { evidence })
    : pass(message('checkOldSecretPass'), { evidence });
};
