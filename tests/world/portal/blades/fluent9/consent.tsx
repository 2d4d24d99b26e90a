import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Radio,
  RadioGroup,
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { AppView, World } from '../../shared/model';
import { Pane } from './pane';

interface Props {
  app: AppView;
  world: World;
  onClose: () => void;
  onConsent: (keepOthers: boolean) => void;
}

/** The question about other grants where there are any, then the confirmation. */
export const Consent = ({ app, world, onClose, onConsent }: Props) => {
  const { words } = world;
  const hasOthers = app.otherGrants.length > 0;
  const [step, setStep] = useState<'others' | 'confirm'>(hasOthers ? 'others' : 'confirm');
  const [keep, setKeep] = useState('yes');
  if (step === 'others') {
    return (
      <Pane
        world={world}
        title={words.grantAdminConsentFor}
        onClose={onClose}
        footer={
          <>
            <Button appearance="primary" onClick={() => setStep('confirm')}>
              {words.saveAndContinue}
            </Button>
            <Button onClick={onClose}>{words.cancel}</Button>
          </>
        }
      >
        <Text block>{words.keepOtherPermissions}</Text>
        <RadioGroup value={keep} onChange={(_, { value }) => setKeep(value)}>
          <Radio value="yes" label={words.keepYes} />
          <Radio value="no" label={words.keepNo} />
        </RadioGroup>
      </Pane>
    );
  }
  return (
    <Dialog
      open
      modalType="alert"
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.consentConfirmation}</DialogTitle>
          <DialogContent>{words.consentQuestion}</DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              onClick={() => {
                onConsent(hasOthers && keep === 'yes');
                onClose();
              }}
            >
              {words.yes}
            </Button>
            <Button onClick={onClose}>{words.no}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
};
