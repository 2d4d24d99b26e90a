import {
  ChoiceGroup,
  DefaultButton,
  Dialog,
  DialogFooter,
  Panel,
  PrimaryButton,
  Text,
} from '@fluentui/react';
import { useState } from 'react';
import type { AppView, World } from '../../shared/model';

interface Props {
  app: AppView;
  world: World;
  onDismiss: () => void;
  onConsent: (keepOthers: boolean) => void;
}

/** The question about other grants where there are any, then the confirmation. */
export const Consent = ({ app, world, onDismiss, onConsent }: Props) => {
  const { words } = world;
  const [step, setStep] = useState<'others' | 'confirm'>(app.otherGrants.length > 0 ? 'others' : 'confirm');
  const [keep, setKeep] = useState('yes');
  if (step === 'others') {
    return (
      <Panel
        isOpen
        headerText={words.grantAdminConsentFor}
        closeButtonAriaLabel={words.close}
        onDismiss={onDismiss}
        isFooterAtBottom
        onRenderFooterContent={() => (
          <div className="practice-row">
            <PrimaryButton text={words.saveAndContinue} onClick={() => setStep('confirm')} />
            <DefaultButton text={words.cancel} onClick={onDismiss} />
          </div>
        )}
      >
        <Text block>{words.keepOtherPermissions}</Text>
        <ChoiceGroup
          selectedKey={keep}
          options={[
            { key: 'yes', text: words.keepYes },
            { key: 'no', text: words.keepNo },
          ]}
          onChange={(_, option) => setKeep(option?.key ?? keep)}
        />
      </Panel>
    );
  }
  return (
    <Dialog
      hidden={false}
      onDismiss={onDismiss}
      minWidth={480}
      dialogContentProps={{ title: words.consentConfirmation, subText: words.consentQuestion }}
    >
      <DialogFooter>
        <PrimaryButton
          text={words.yes}
          onClick={() => {
            onConsent(app.otherGrants.length > 0 && keep === 'yes');
            onDismiss();
          }}
        />
        <DefaultButton text={words.no} onClick={onDismiss} />
      </DialogFooter>
    </Dialog>
  );
};
