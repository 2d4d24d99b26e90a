import { assemble } from '../../lib/delivery/assemble';
import { deliveryBody } from '../../lib/delivery/delivery-body';
import { type FillResult, fillSettings } from '../../lib/recipes/fill';
import { settingValues } from '../../lib/setup/setting-values';
import type { Active } from './active';

/** Stands for the secret, which the popup doesn't have. */
const maskOf = ({ setup }: Active): string | null => setup.secret && `••••••••${setup.secret.endsIn}`;

/** The settings as the background will fill them in, except that the secret is masked. */
export const settingsToSend = (active: Active): FillResult =>
  fillSettings(active.variant, settingValues(active, maskOf(active)));

/** What a settings endpoint will get, made as the background makes it, except that the secret is masked. */
export function bodyToSend(active: Active, untested: boolean): string | null {
  const { input } = assemble(
    { ...active, secret: maskOf(active) },
    { token: null, includeSecret: true, untested },
  );
  return input && JSON.stringify(deliveryBody(input), null, 2);
}
