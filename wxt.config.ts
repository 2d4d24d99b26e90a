import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { bladeMatches, loginHosts, portalMatches } from './lib/hosts';

// Fixes the extension's ID in development (ID = first 32 hex digits of SHA-256 of the key, 0-f written a-p).
const developmentKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAsgodI+fgUGxZ27G5edWZCHVFueOVZWdt8dSxZMTJnWcQTJXvmcx4dRUp+WGZsql3dk5ZiRkkdBy1K9osn1MuBYRf5J2UbVZY1uJlBGtjEsFwqhKF+lf7ScXj5WFXqFbVsW7oDPYaLPD4FJDAWaLvi157qUt7oL3J7qc270K3g7lF9/W6NCFY/olvkl0c3WhbrRwbof6n9JDgElUBt52Ce6SCuYhTzvbqUiVbCdPK7TwrZJ5FELfvTFM44QUtykVlOoWuTCKoWH1QoEMMw+OCjKU8XEaqYSMHuMq5kLcxm+dQVc0Y3L48RG+EZh7sHHtFgd+G/gecMDhYp+z/yPL7IwIDAQAB';

/**
 * Of Waymark's own pages and its background: their own files alone, no markup from elsewhere, no form, no frame.
 * Requests go where the admin confirms, which no manifest can know, but never over plain HTTP except to this computer.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** In force from the browser's start on, before anything of ours runs: no answer to a test ever reaches a helpdesk. */
const answerRules = { id: 'answers', enabled: true, path: 'rules/answers.json' };

export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: 'lib/locales' },
  imports: false,
  manifestVersion: 3,
  vite: () => ({ plugins: [preact()] }),
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    // While developing, Vite puts styles into the page.
    ...(mode === 'development'
      ? {}
      : { content_security_policy: { extension_pages: contentSecurityPolicy } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'waymark@waymark.invalid',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { key: developmentKey, minimum_chrome_version: '120' }),
    declarative_net_request: { rule_resources: [answerRules] },
    permissions: [
      'activeTab',
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'scripting',
      'storage',
      'webRequest',
    ],
    // Asked for when the admin wants to be reminded of secrets that expire.
    optional_permissions: ['notifications'],
    host_permissions: [...portalMatches, ...bladeMatches, ...loginHosts.map((host) => `https://${host}/*`)],
    // Plain http only for a helpdesk on this machine.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
  }),
});
