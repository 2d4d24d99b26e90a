import { t } from '../../lib/i18n';
import type { TestReport } from '../../lib/oauth/types';
import { CopyButton } from '../ui/copy-button';
import { dateTime } from './date-time';
import { ExternalLink } from './external-link';

export const DeviceCode = ({
  userCode,
  verificationUri,
  expiresAt,
}: NonNullable<TestReport['deviceCode']>) => (
  <div class="device">
    <p>{t('popupDeviceCodeHow')}</p>
    <div class="buttons">
      <code class="large">{userCode}</code>
      <CopyButton label={t('popupDeviceCode')} value={userCode} />
      <ExternalLink button href={verificationUri}>
        {t('popupDeviceCodeOpen')}
      </ExternalLink>
    </div>
    <p class="muted">{t('popupDeviceCodeExpires', dateTime(expiresAt))}</p>
  </div>
);
