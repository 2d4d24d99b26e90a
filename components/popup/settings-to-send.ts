import { type FillResult, fillSettings } from '../../lib/recipes/fill';
import { settingValues } from '../../lib/setup/setting-values';
import type { Active } from './active';

/** The settings as the background will fill them in, except that the secret is masked: the popup doesn't have it. */
export const settingsToSend = ({ setup, variant, guide }: Active): FillResult =>
  fillSettings(
    variant,
    settingValues({ setup, variant, guide }, setup.secret && `••••••••${setup.secret.endsIn}`),
  );
