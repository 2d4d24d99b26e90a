import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('client-secret');

/** Is the secret's Value there, and not its ID? (AADSTS7000215; knowledge/helpdesks.md §1.7) */
export const checkClientSecret: CheckMaker = ({ setup, variant }) => {
  if (!variant.secret) return null;
  const { secret, partial } = setup;
  const rows = setup.facts.secrets;
  const evidence = evidenceOf(rows);
  const page = portalWord('certificatesAndSecrets');
  const button = portalWord('newClientSecret');
  const createFix = message('checkClientSecretFix', page, button);
  if (secret?.looksLikeSecretId) {
    return fail(
      message('checkClientSecretIsId', portalWord('secretId'), portalWord('value')),
      message('checkClientSecretIsIdFix', portalWord('value'), button),
      { evidence },
    );
  }
  if (secret) {
    const isGone =
      rows !== undefined &&
      rows.at > secret.at &&
      !partial.includes('secrets') &&
      // A row without a readable ID may be this one, and a typed secret any of them.
      rows.value.every(
        (row) => row.secretId !== null && secret.secretId !== null && row.secretId !== secret.secretId,
      );
    return isGone
      ? fail(message('checkClientSecretGone'), createFix, { evidence })
      : pass(message('checkClientSecretPass', secret.endsIn), { evidence });
  }
  if (!rows) {
    return unknown(message('checkClientSecretUnknown'), createFix);
  }
  if (rows.value.length > 0) {
    return fail(message('checkClientSecretNotSeen', portalWord('value')), createFix, {
      evidence,
      pending: true,
    });
  }
  return partial.includes('secrets')
    ? unknown(message('checkClientSecretUnknown'), createFix, { evidence })
    : fail(message('checkClientSecretNone'), createFix, { evidence, pending: true });
};
