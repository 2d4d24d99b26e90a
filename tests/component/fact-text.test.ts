// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { factLines } from '../../components/popup/fact-text';
import de from '../../lib/locales/de.json';
import type { SetupFacts } from '../../lib/setup/types';

const texts: Record<string, string> = de;
const seen = { origin: 'page', at: 0, evidence: null } as const;

it('names permissions and platforms in words, in the language of our texts', () => {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key: string) => texts[key] ?? '');
  const row = { api: 'Microsoft Graph', name: 'Mail.Send', adminConsentRequired: null } as const;
  const facts = {
    permissions: {
      ...seen,
      value: [
        { ...row, type: 'delegated', status: 'granted' },
        { ...row, type: 'application', status: 'none' },
      ],
    },
    redirectUris: { ...seen, value: [{ platform: 'publicClient', uri: 'https://a.example/' }] },
  } as unknown as SetupFacts;
  expect(factLines(facts, 'permissions')).toEqual([
    'Mail.Send · delegiert · gewährt',
    'Mail.Send · Anwendung · nicht gewährt',
  ]);
  expect(factLines(facts, 'redirectUris')).toEqual(['https://a.example/ (Public client)']);
});
