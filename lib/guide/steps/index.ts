import type { Purpose } from '../../setup/types';
import { authenticationStep } from './authentication';
import { consentStep } from './consent';
import { deliverStep } from './deliver';
import { lookSteps } from './look';
import { oldSecretStep } from './old-secret';
import { permissionsStep } from './permissions';
import { registerStep } from './register';
import { secretStep } from './secret';
import type { StepMaker } from './step';
import { testStep } from './test';

/** Every step of each walk, in order. */
const walks: Record<Purpose, StepMaker[]> = {
  'set-up': [
    registerStep,
    authenticationStep,
    permissionsStep,
    consentStep,
    secretStep,
    testStep,
    deliverStep,
  ],
  check: lookSteps,
  renew: [secretStep, testStep, deliverStep, oldSecretStep],
};

export const stepMakersFor = (purpose: Purpose): StepMaker[] => walks[purpose];
