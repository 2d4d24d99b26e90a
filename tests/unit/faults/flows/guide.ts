import { expect } from 'vitest';
import type { Reading } from '../../../../lib/portal/types';
import { appPage, portal, secretsPage, secretText } from '../../background/bench';
import { graphCallback, graphChannel, ids, reading, rowsOf } from '../../guide/examples';
import { seen } from '../../setup/pages';
import { BrowserWorld } from '../browser-world';
import { type Flow, press, stateOf } from '../flow';
import { PortalTab } from '../portal-tab';

interface Bench {
  world: BrowserWorld;
  tab: PortalTab;
}

const facts = { clientId: seen(ids.client) };

/** The portal's pages as the admin goes through them. */
const pages: [url: string, seen: Reading][] = [
  [
    `${portal}#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade`,
    reading({ view: 'register', draft: { displayName: 'Zammad' } }),
  ],
  [
    appPage('Overview'),
    reading({
      facts: {
        ...facts,
        tenantId: seen(ids.tenant),
        displayName: seen('Zammad'),
        objectId: seen(ids.object),
      },
    }),
  ],
  [
    appPage('Authentication'),
    reading({
      view: 'authentication',
      facts: {
        ...facts,
        redirectUris: seen([{ platform: 'web', uri: graphCallback }]),
        allowPublicClient: seen(false),
        signInAudience: seen('AzureADMyOrg'),
      },
    }),
  ],
  [
    appPage('CallAnAPI'),
    reading({
      view: 'permissions',
      facts: { ...facts, permissions: seen(rowsOf(graphChannel)), consentButton: seen('enabled') },
    }),
  ],
  [appPage('Credentials'), secretsPage()],
];

/** From the start of a setup to the last page of the portal. */
export const guide: Flow<Bench> = {
  async prepare() {
    const world = new BrowserWorld();
    const tab = new PortalTab(world);
    await tab.load();
    return { world, tab };
  },
  async run({ world, tab }) {
    await press(world, {
      until: () => world.active !== null,
      by: () =>
        world.ask({
          type: 'start-setup',
          recipeId: 'zammad',
          variantId: 'microsoft_graph',
          answers: { helpdeskUrl: 'https://support.example.com' },
        }),
    });
    const visitAll = async () => {
      for (const [url, seen] of pages) await tab.show(url, seen);
      await tab.say({ type: 'secret-kept-safe' });
    };
    let isUnheard = false;
    await visitAll().catch(() => {
      isUnheard = true;
    });
    await world.settle();
    // An update has forgotten the secret, or that the app was seen being registered: the panel asks, and steps are open again.
    // So they are where something was not heard in all tries, as the panel says.
    if (world.updates > 0 || isUnheard)
      await press(world, {
        async until() {
          const { active } = await stateOf(world);
          return active?.guide.readyToTest === true && active.setup.secret?.keptSafe === true;
        },
        async by() {
          const candidate = (await stateOf(world)).active?.setup.candidate;
          if (candidate) await tab.say({ type: 'use-candidate', clientId: candidate.clientId });
          await visitAll();
        },
      });
  },
  async check({ world, tab }) {
    const { active, setups } = await stateOf(world);
    expect(setups.filter(({ facts }) => facts.clientId)).toHaveLength(1);
    expect(active?.setup).toMatchObject({
      facts: { clientId: { value: ids.client }, tenantId: { value: ids.tenant } },
      secret: { length: secretText.length, keptSafe: true, held: true },
    });
    expect(active?.guide.readyToTest).toBe(true);
    expect(world.stored.session.get(`secret:${active?.setup.id}`)).toBe(secretText);
    // The secret is in the vault, and in no second place.
    expect(world.text('session').split(secretText)).toHaveLength(2);
    expect(world.text('local')).not.toContain(secretText);
    expect(tab.panel?.guide.openPoints, 'what the panel shows').toBe(active?.guide.openPoints);
  },
};
