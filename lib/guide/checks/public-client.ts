import { message } from '../../i18n';
import { portalWord } from '../portal-words';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('public-client');

/** Is "Allow public client flows" as the helpdesk needs it? Off is AADSTS7000218 for Matrix42 (knowledge/helpdesks.md §2.4). */
export const checkPublicClient: CheckMaker = ({ setup, variant, recipe }) => {
  const { allowPublicClient } = setup.facts;
  const needed = variant.publicClient;
  const advisory = !needed;
  const label = portalWord('allowPublicClientFlows');
  const page = portalWord('authentication');
  if (!allowPublicClient) {
    return unknown(
      message('checkPublicClientUnknown', label),
      message('checkPublicClientUnknownFix', page, label),
      {
        advisory,
      },
    );
  }
  const evidence = evidenceOf(allowPublicClient);
  if (allowPublicClient.value === needed) {
    return pass(message(needed ? 'checkPublicClientPassOn' : 'checkPublicClientPassOff', label), {
      evidence,
      advisory,
    });
  }
  return needed
    ? fail(
        message('checkPublicClientOff', label, recipe.name),
        message('checkPublicClientOffFix', page, label, portalWord('save')),
        { evidence, pending: true },
      )
    : fail(
        message('checkPublicClientOn', label, recipe.name),
        message('checkPublicClientOnFix', page, label, portalWord('save')),
        { evidence, advisory, excess: true },
      );
};
