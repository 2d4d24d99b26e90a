import { message } from '../../i18n';
import { daysUntil, warnDays } from '../../setup/expiry';
import type { KnownSecretRow } from '../../setup/types';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('existing-secrets');

const namesOf = (rows: KnownSecretRow[]) =>
  rows.map(({ description, secretId }) => description || secretId || '?').join(', ');

/**
 * Has an existing app a client secret that still holds, and for how long? Which of several the helpdesk has, nobody can
 * see in the portal, so whatever could be it counts.
 */
export const checkExistingSecrets: CheckMaker = ({ setup, variant, recipe, now }) => {
  const { secrets } = setup.facts;
  const page = portalWord('certificatesAndSecrets');
  const isPartial = setup.partial.includes('secrets');
  const advisory = !variant.secret;
  if (!secrets || (secrets.value.length === 0 && isPartial)) {
    return unknown(message('checkExistingSecretsUnknown'), message('checkRedirectUriUnknownFix', page), {
      advisory,
    });
  }
  const evidence = evidenceOf(secrets);
  const rows = secrets.value;
  if (!variant.secret) {
    return rows.length === 0
      ? pass(message('checkExistingSecretsNotNeeded', recipe.name), { evidence, advisory })
      : fail(
          message('checkExistingSecretsNeedless', namesOf(rows), recipe.name),
          message('checkNeedlessFix', page),
          { evidence, advisory, excess: true },
        );
  }
  const create = portalWord('newClientSecret');
  if (rows.length === 0) {
    return fail(message('checkClientSecretNone'), message('checkClientSecretFix', page, create), {
      evidence,
      pending: true,
    });
  }
  const dated = rows
    .map((row) => ({ row, date: row.expires ?? '', days: daysUntil(row.expires ?? '', now) }))
    .sort((a, b) => a.days - b.days);
  if (dated.some(({ days }) => Number.isNaN(days))) {
    return unknown(message('checkSecretExpiryUnknown'), message('checkSecretExpiryUnknownFix', page), {
      evidence,
    });
  }
  const renew = message('checkSecretExpiryFix', page, create);
  const [first] = dated.filter(({ days }) => days >= 0);
  if (!first) {
    // One further down may still hold.
    const last = { date: dated.at(-1)?.date ?? '' };
    return isPartial
      ? unknown(message('checkExistingSecretsUnknown'), message('checkRedirectUriUnknownFix', page), {
          evidence,
        })
      : fail(message('checkExistingSecretsExpired', last), renew, { evidence });
  }
  if (first.days < warnDays) {
    return fail(
      message('checkExistingSecretsSoon', namesOf([first.row]), { date: first.date }, { inDays: first.days }),
      renew,
      { evidence, advisory: true },
    );
  }
  const expired = dated.filter(({ days }) => days < 0).map(({ row }) => row);
  if (expired.length > 0) {
    return fail(message('checkExistingSecretsLeft', namesOf(expired)), message('checkNeedlessFix', page), {
      evidence,
      advisory: true,
      excess: true,
    });
  }
  // A row further down may expire sooner.
  if (isPartial) {
    return unknown(message('checkExistingSecretsUnknown'), message('checkPermissionsPartialFix', page), {
      evidence,
    });
  }
  return pass(message('checkExistingSecretsPass', { date: first.date }), { evidence });
};
