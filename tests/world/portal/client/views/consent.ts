import { change } from '../../shared/api-client';
import type { AppView, World } from '../../shared/model';
import { closePane, openPane } from '../context-pane';
import { radioGroup } from '../controls/choices';
import { button } from '../controls/form';
import { h } from '../dom';
import { messageBox } from '../messages';

/** Resolves when the admin has chosen; never if the pane is closed, and then nothing happens. */
const askToKeepOthers = ({ words }: World): Promise<boolean> =>
  new Promise((resolve) => {
    const pane = openPane(words.grantAdminConsentFor);
    const choice = radioGroup({
      label: words.keepOtherPermissions,
      choices: [
        { value: true, text: words.keepYes },
        { value: false, text: words.keepNo },
      ],
      selected: true,
    });
    pane.setContent(h('p.practice-text', {}, words.keepOtherPermissions), choice.element);
    pane.setFooter(
      button(words.saveAndContinue, 'primary', () => {
        closePane();
        resolve(choice.value());
      }),
      button(words.cancel, 'secondary', closePane),
    );
  });

/** Both of the portal's ways to consent; null when the admin said no. */
export const grantConsent = async (app: AppView, world: World): Promise<AppView | null> => {
  const { words } = world;
  const keepOthers = app.otherGrants.length > 0 && (await askToKeepOthers(world));
  const answer = await messageBox(words.consentConfirmation, words.consentQuestion, [words.yes, words.no]);
  return answer === 0 ? change('grant-consent', { clientId: app.clientId, keepOthers }) : null;
};
