import { diagnose, findingKinds } from '../../lib/guide/diagnosis';
import { t, translate } from '../../lib/i18n';
import { factName } from '../ui/words';
import type { Active } from './active';
import { dateTime } from './date-time';
import { findingTitles } from './finding-list';

/** What was found, as a text to keep or to hand on. It holds no secret: the portal shows none of an existing app. */
export function checkText({ setup, recipe, variant, guide }: Active) {
  const { displayName, clientId, tenantId } = setup.facts;
  const found = diagnose(guide);
  const lines = [
    `${recipe.name} · ${variant.name}`,
    ...(displayName ? [`${factName('displayName')}: ${displayName.value}`] : []),
    ...(clientId ? [`${factName('clientId')}: ${clientId.value}`] : []),
    ...(tenantId ? [`${factName('tenantId')}: ${tenantId.value}`] : []),
    dateTime(setup.updatedAt),
    ...findingKinds.flatMap((kind) =>
      found[kind].length === 0
        ? []
        : [
            '',
            t(findingTitles[kind], `${found[kind].length}`),
            ...found[kind].flatMap(({ check }) => [
              `- ${translate(check.reason)}`,
              ...(check.fix ? [`  ${translate(check.fix)}`] : []),
            ]),
          ],
    ),
    ...(findingKinds.every((kind) => found[kind].length === 0) ? ['', t('popupCheckClean')] : []),
  ];
  return {
    fileName: `waymark-check-${recipe.id}.txt`,
    mediaType: 'text/plain',
    text: `${lines.join('\n')}\n`,
  };
}
