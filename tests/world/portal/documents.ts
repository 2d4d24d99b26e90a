import type { PortalSettings } from './shared/model';

interface Document {
  html: string;
  policy: string;
}

const page = (settings: PortalSettings, title: string, styles: string[], script: string) =>
  `<!doctype html>
<html lang="${settings.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styles.map((style) => `<link rel="stylesheet" href="/practice/${style}.css">`).join('\n')}
<script type="module" src="/practice/${script}.js"></script>
</head>
<body class="fxs-mode-${settings.theme} ext-mode-${settings.theme} fxs-theme-azure"></body>
</html>
`;

/** Stricter than we know the real portal to be, so that nothing of ours needs a laxer one. */
const topPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  'frame-src https://*.reactblade.portal.azure.net',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Fluent UI writes its styles from script. */
const framePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "base-uri 'none'",
].join('; ');

export const topDocument = (settings: PortalSettings, host: string): Document => ({
  html: page(
    settings,
    host.startsWith('entra.') ? 'Microsoft Entra admin center' : 'Microsoft Azure',
    ['portal', 'journey', 'controls', 'forms', 'overlays'],
    'client',
  ),
  policy: topPolicy,
});

export const frameDocument = (settings: PortalSettings): Document => ({
  html: page(settings, 'React blade', ['blade'], settings.layout === 'fluent9' ? 'fluent9' : 'fluent8'),
  policy: framePolicy,
});
