import { authenticationStep } from './authentication';
import { consentStep } from './consent';
import { deliverStep } from './deliver';
import { permissionsStep } from './permissions';
import { registerStep } from './register';
import { secretStep } from './secret';
import type { StepMaker } from './step';
import { testStep } from './test';

/** Every step, in order. */
export const stepMakers: StepMaker[] = [
  registerStep,
  authenticationStep,
  permissionsStep,
  consentStep,
  secretStep,
  testStep,
  deliverStep,
];
