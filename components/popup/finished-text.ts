import { t } from '../../lib/i18n';
import { secretEnds } from '../../lib/setup/secret-dates';
import type { Setup } from '../../lib/setup/types';
import { factName } from '../ui/words';
import { dateTime } from './date-time';
import { receiptTitle } from './receipt-list';

/** A finished setup as a text for the records. A setup holds no secret, so this has none. */
export function finishedText(setup: Setup, recipeName: string) {
  const { facts, answers, receipts, test } = setup;
  const ends = secretEnds(setup, Date.now());
  const named = (['displayName', 'clientId', 'tenantId'] as const).flatMap((name) => {
    const fact = facts[name];
    return fact ? [`${factName(name)}: ${fact.value}`] : [];
  });
  const lines = [
    recipeName,
    t('popupFinishedAt', dateTime(setup.finishedAt ?? setup.updatedAt)),
    ...(answers.helpdeskUrl ? [`${t('popupHelpdesk')}: ${answers.helpdeskUrl}`] : []),
    ...(answers.mailbox ? [`${t('popupMailbox')}: ${answers.mailbox}`] : []),
    ...named,
    ...(ends ? [t('popupSecretExpires', { date: ends })] : []),
    ...(test?.state === 'passed'
      ? [test.account ? t('checkOauthTestPassAccount', test.account) : t('checkOauthTestPass')]
      : []),
    ...receipts.map(
      (receipt) =>
        `${dateTime(receipt.at)} · ${receiptTitle(receipt)} · ${t(receipt.includesSecret ? 'popupWithSecret' : 'popupWithoutSecret')}`,
    ),
  ];
  return {
    fileName: `waymark-${setup.recipeId}.txt`,
    mediaType: 'text/plain',
    text: `${lines.join('\n')}\n`,
  };
}
