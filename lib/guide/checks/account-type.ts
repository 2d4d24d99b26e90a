import { message } from '../../i18n';
import { accountTypeWords, portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('account-type');

/** May accounts of this tenant sign in, and does the helpdesk support the choice? (knowledge/helpdesks.md §2.6) */
export const checkAccountType: CheckMaker = ({ setup, variant, recipe }) => {
  const { signInAudience } = setup.facts;
  const [advised = 'AzureADMyOrg', ...others] = variant.accountTypes;
  const label = portalWord('supportedAccountTypes');
  if (!signInAudience) {
    return unknown(
      message('checkAccountTypeUnknown'),
      message('checkAccountTypeUnknownFix', portalWord('overview'), portalWord('authentication')),
    );
  }
  const evidence = evidenceOf(signInAudience);
  const { value } = signInAudience;
  const chosen = accountTypeWords[value];
  if (value === advised) return pass(message('checkAccountTypePass', chosen), { evidence });
  if (others.some((type) => type === value)) {
    return pass(message('checkAccountTypePassOther', chosen, accountTypeWords[advised]), {
      evidence,
      excess: true,
    });
  }
  return fail(
    message('checkAccountTypeFail', chosen, recipe.name),
    message('checkAccountTypeFailFix', portalWord('authentication'), label, accountTypeWords[advised]),
    { evidence },
  );
};
