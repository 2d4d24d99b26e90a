import { message } from '../../i18n';
import { type CheckMaker, outcomesOf } from './outcome';

const { pass, fail, unknown } = outcomesOf('delivered');

/** Does the helpdesk have exactly these values, as far as Waymark brought them there? */
export const checkDelivered: CheckMaker = ({ setup, variant, recipe, fingerprint }) => {
  const fix = message('checkDeliveredFix');
  const receipts = setup.receipts.toReversed();
  const [latest] = receipts;
  if (!latest) return unknown(message('checkDeliveredNone', recipe.name), fix);
  const current = receipts.filter((receipt) => receipt.fingerprint === fingerprint);
  // A delivery that carried the secret outweighs a later file without it.
  const best = current.find((receipt) => receipt.includesSecret) ?? current[0];
  if (!best) return fail(message('checkDeliveredStale', latest.target), fix);
  const filled = current.flatMap(({ form }) => form?.page ?? []);
  const unfilled = variant.destinations.find(
    (spec) => spec.kind === 'form-fill' && !filled.includes(spec.page),
  );
  if (best.outcome === 'filled' && unfilled?.kind === 'form-fill')
    return unknown(message('checkDeliveredOtherForm', unfilled.page), fix);
  // Neither a form that was filled in nor a file is the helpdesk's word that it has the values. Nothing is left to do here.
  if (best.outcome === 'filled' && best.form)
    return unknown(message('checkDeliveredFilled', best.target), message('formSaveNext', best.form.page), {
      advisory: true,
    });
  if (best.outcome === 'saved')
    return unknown(
      message('checkDeliveredSaved', best.target),
      message('checkDeliveredSavedFix', recipe.name),
      { advisory: true },
    );
  return variant.secret && !best.includesSecret
    ? pass(message('checkDeliveredWithoutSecret', best.target))
    : pass(message('checkDeliveredPass', best.target));
};
