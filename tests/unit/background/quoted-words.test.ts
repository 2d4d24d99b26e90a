import { beforeEach, describe, expect, it } from 'vitest';
import { type Message, translate } from '../../../lib/i18n';
import { ids, reading } from '../guide/examples';
import { seen } from '../setup/pages';
import { appPage, Bench, frame, portal } from './bench';

/** We speak English, the portal German: what of it is in our texts is in German. */
let bench: Bench;
beforeEach(async () => {
  bench = new Bench();
  await bench.startBound();
  await bench.ready(frame(), null, portal, ['de']);
});

const say = (text: Message | null | undefined): string | null => (text ? translate(text) : null);
const panel = () => bench.lastState(0)?.panel;
const fixOf = (id: string) => say(panel()?.guide.checks.find((check) => check.id === id)?.fix);

describe('with a portal in another language than ours', () => {
  it('a check names its pages as the portal does', async () => {
    await bench.observe(reading({ view: 'other' }), { url: portal });
    expect(fixOf('account-type')).toBe(
      'Open the app\'s page "Übersicht" or "Authentifizierung" in the portal.',
    );
    await bench.ask({ type: 'set-value', fact: 'tenantId', value: null });
    expect(fixOf('endpoints')).toBe(
      'Let "Verzeichnis-ID (Mandant)" be read from the app\'s page "Übersicht", or enter it.',
    );
  });

  it('a hint names the button that it warns of', async () => {
    const facts = { clientId: seen(ids.client) };
    await bench.observe(reading({ view: 'permissions', panes: ['keep-other-permissions'], facts }), {
      url: appPage('CallAnAPI'),
    });
    expect(say(bench.lastState(0)?.hint?.text)).toContain('"Nein" revokes them at once.');
  });
});
