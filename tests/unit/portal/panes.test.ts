// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { read } from '../../../lib/portal/read';
import { loadLabels, routeOf, showPage } from './captures';

const id = '3f2c1a90-6b7d-4e21-9c55-0a1b2c3d4e5f';
const route = routeOf(
  `https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Authentication/appId/${id}`,
);
const pane = (title: string, uri: string, button = 'Configure') =>
  `<label>Redirect URI</label><input aria-label="Redirect URI" value="https://saved.example/cb">
  <div class="fxs-contextpane"><div class="fxs-blade-title"><h2 id="fxsContextPaneTitle">${title}</h2></div>
  <div role="dialog"><input aria-label="Redirect URI" value="${uri}"><div role="button">${button}</div></div></div>`;

describe('the pane behind a platform', () => {
  it.each([
    ['en', 'Configure Web', 'Configure'],
    ['de', 'Web konfigurieren', 'Konfigurieren'],
    ['ja', 'Web の構成', '構成'],
  ])('is known in %s, with what is typed there', (language, title, button) => {
    showPage(`<html lang="${language}"><body>${pane(title, 'https://new.example/cb', button)}</body></html>`);
    const { panes, draft, view } = read(document, route, loadLabels(['en', language]));
    expect(panes).toEqual(['configure-platforms']);
    expect(draft).toEqual({ platform: 'web', redirectUri: 'https://new.example/cb' });
    expect(view).toBe('authentication');
  });

  it.each([
    'Configure single-page application',
    'Configure Android',
    'Configure single-page Web application',
  ])('is not taken for the one of web when it is called %s', (title) => {
    showPage(`<html lang="en"><body>${pane(title, 'https://new.example/cb')}</body></html>`);
    const { panes, draft } = read(document, route, loadLabels(['en']));
    expect({ panes, draft }).toEqual({ panes: [], draft: {} });
  });
});
