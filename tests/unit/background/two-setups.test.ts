import { beforeEach, describe, expect, it } from 'vitest';
import { ids, reading } from '../guide/examples';
import { overview } from '../setup/pages';
import { appPage, Bench, portal } from './bench';

const registerPage = `${portal}#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade`;

let bench: Bench;
let first: string;
beforeEach(async () => {
  bench = new Bench();
  first = await bench.startSetup();
  await bench.ready();
});

const typeName = () =>
  bench.observe(reading({ view: 'register', draft: { displayName: 'Zammad' } }), { url: registerPage });
const seeApp = () => bench.observe(overview(), { url: appPage('Overview') });
const appOf = async (id: string) => (await bench.background.store.find(id))?.facts.clientId?.value;

describe('an app that was registered for one setup', () => {
  it('is not taken for the app of the next, though its page is still in sight', async () => {
    await typeName();
    await seeApp();
    const second = await bench.startSetup();
    await seeApp();
    expect([await appOf(first), await appOf(second)]).toEqual([ids.client, undefined]);
  });

  it('is that setup’s when the admin goes back to it', async () => {
    await typeName();
    await bench.startSetup();
    await seeApp();
    expect(await appOf(first)).toBeUndefined();
    await bench.ask({ type: 'choose-setup', setupId: first });
    await seeApp();
    expect(await appOf(first)).toBe(ids.client);
  });
});
