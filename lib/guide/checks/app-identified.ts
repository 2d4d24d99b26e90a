import { message } from '../../i18n';
import { type CheckMaker, evidenceOf, outcomesOf } from './outcome';

const { pass, unknown } = outcomesOf('app-identified');

/** Do we know which app registration this setup is about? Two apps are never mixed (shared/architecture.md). */
export const checkAppIdentified: CheckMaker = ({ setup, recipe }) => {
  const { clientId, displayName } = setup.facts;
  if (clientId) {
    const evidence = evidenceOf(clientId, displayName);
    return displayName
      ? pass(message('checkAppIdentifiedPassNamed', displayName.value), { evidence })
      : pass(message('checkAppIdentifiedPass'), { evidence });
  }
  if (setup.candidate) {
    return unknown(
      message('checkAppIdentifiedCandidate', setup.candidate.displayName ?? setup.candidate.clientId),
      message('checkAppIdentifiedCandidateFix', recipe.name),
    );
  }
  return unknown(message('checkAppIdentifiedUnknown'), message('checkAppIdentifiedUnknownFix'));
};
