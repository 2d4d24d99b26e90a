import preact from '@preact/preset-vite';
import type { UserConfig } from 'wxt';
import { hostPermissions } from '../../lib/edition/host-permissions';
import type { BuildEdition } from './build-edition';
import { standIns } from './stand-ins';

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

/** How an edition is built, for each browser. */
export function extensionConfig(edition: BuildEdition): UserConfig {
  const hosts = hostPermissions(edition);
  return {
    modules: ['@wxt-dev/i18n/module'],
    i18n: { localesDir: edition.localesDir },
    imports: false,
    manifestVersion: 3,
    outDir: edition.outDir,
    zip: { ...(edition.zipName && { name: edition.zipName, zipSources: false }) },
    vite: () => ({ plugins: [standIns(edition.standIns.text), preact()] }),
    hooks: {
      'build:publicAssets'(_, files) {
        const kept = files.filter(({ relativeDest }) => edition.ships(relativeDest.replaceAll('\\', '/')));
        files.splice(0, files.length, ...kept);
        for (const [relativeDest, absoluteSrc] of Object.entries(edition.standIns.publicFiles)) {
          const at = files.findIndex((file) => file.relativeDest.replaceAll('\\', '/') === relativeDest);
          files.splice(at < 0 ? files.length : at, 1, { relativeDest, absoluteSrc });
        }
      },
      'build:manifestGenerated'(_, manifest) {
        // The sources name every cloud's portal.
        for (const script of manifest.content_scripts ?? []) script.matches = hosts.portal;
        if (manifest.action) manifest.action.default_title = '__MSG_extensionName__';
      },
    },
    manifest: ({ browser, mode }) => ({
      name: '__MSG_extensionName__',
      description: '__MSG_extensionDescription__',
      default_locale: edition.defaultLocale,
      ...(edition.version && { version: edition.version }),
      // While developing, Vite puts styles into the page.
      ...(mode === 'development'
        ? {}
        : { content_security_policy: { extension_pages: contentSecurityPolicy } }),
      ...(browser === 'firefox'
        ? {
            browser_specific_settings: {
              gecko: {
                id: edition.firefoxId,
                strict_min_version: '142.0',
                data_collection_permissions: { required: ['none'] },
              },
            },
          }
        : { ...(edition.chromeKey && { key: edition.chromeKey }), minimum_chrome_version: '120' }),
      ...(browser !== 'firefox' && { storage: { managed_schema: 'managed-schema.json' } }),
      // Behind the page's own order of focus, the panel would be far away; the admin can choose other keys in the browser.
      commands: {
        'go-to-panel': {
          suggested_key: { default: 'Alt+Shift+W' },
          description: '__MSG_commandGoToPanel__',
        },
      },
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
      host_permissions: hosts.required,
      optional_host_permissions: hosts.optional,
    }),
  };
}
