import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test as it } from 'vitest';
import { cloudById } from '../../lib/hosts';
import en from '../../lib/locales/en.json';
import { Directory } from '../world/directory';
import { PopupUser } from '../world/popup-user';
import { awkwardSecrets } from '../world/secrets';
import { fileReaders } from './delivered-text';
import { type ReceivingHelpdesk, receivingHelpdesk } from './receiving-helpdesks';
import { compareScripts } from './script-effects';
import { openSession, type Session, startAnew } from './session';
import { answerTo, expectedSettings, helpdeskHost, sharedMailbox, type Walk } from './variant-truth';
import { nameOf, register, test, walks } from './variant-walk';

/** Alike in the helpdesk, the way of signing in and the ways of delivery: what else tells variants apart, unit tests see in each. */
const kindOf = ({ recipe, variant }: Walk): string =>
  JSON.stringify([recipe.id, variant.flow, variant.destinations.map(({ kind }) => kind)]);

const firstOfEachKind = [
  ...new Map(walks.toReversed().map((walk) => [kindOf(walk), walk])).values(),
].reverse();

/**
 * Every variant (`npm run test:variants`), or one of each kind, from nothing registered to settings delivered, in each way
 * that it has. What arrives is compared field by field with what the directory holds: the secret too, whatever characters
 * are in it.
 */
export function everyVariant(lane: number, lanes: number): void {
  let session: Session;
  let helpdesk: ReceivingHelpdesk | null;

  const open = async () => {
    const directory = new Directory({ id: randomUUID, secretValue: awkwardSecrets(lane) });
    directory.users.push({ upn: sharedMailbox, displayName: 'Shared', isAdmin: false, hasMailbox: true });
    session = await openSession({
      directory,
      furnish: (world) => {
        world.addHost(
          helpdeskHost,
          async (req, res, host) => (await helpdesk?.handle(req, res, host)) ?? false,
        );
      },
      grantHosts: [`https://${helpdeskHost}/*`],
    });
  };
  beforeAll(open);
  afterAll(() => session?.close());

  beforeEach(async () => {
    if (session.popup.isClosed()) await open();
    await startAnew(session);
    session.world.log.clear();
  });

  const mine = (process.env.VARIANTS === 'all' ? walks : firstOfEachKind)
    .filter((_, index) => index % lanes === lane)
    .map((walk) => [nameOf(walk), walk] as const);
  it.each(mine)('%s', async (_, walk) => {
    const { recipe, variant, cloud } = walk;
    session.world.idp.settings.loginHost = cloudById(cloud).login;
    helpdesk = receivingHelpdesk(variant);
    const answers = Object.fromEntries(
      recipe.questions.map((question) => [
        question.id,
        (question.kind === 'exact-url' && helpdesk?.redirectUri) || answerTo(question, variant),
      ]),
    );
    await session.send({ type: 'start-setup', recipeId: recipe.id, variantId: variant.id, answers });

    const app = await register(session, walk);
    await compareScripts(session, walk, app);
    await test(session, walk);

    const expected = expectedSettings(walk, session.world, app, answers);
    const popup = new PopupUser(session.popup);
    for (const { kind } of variant.destinations) {
      if (!(kind in fileReaders)) continue;
      const { title, read } = fileReaders[kind as keyof typeof fileReaders];
      const text = await popup.download(en[title], variant.secret !== null);
      const filled = variant.settings.filter(({ key }) => key in expected);
      expect(read(text, filled), kind).toEqual(expected);
    }
    if (helpdesk) {
      await helpdesk.deliver(session);
      const stored = helpdesk.stored();
      expect(Object.keys(stored)).toContain(variant.settings.find(({ secret }) => secret)?.key);
      const carried = Object.fromEntries(Object.entries(expected).filter(([key]) => key in stored));
      expect(stored, 'what the helpdesk has').toMatchObject(carried);
    }
    const leaked = session.world.log.reaching(helpdeskHost).filter(({ path }) => /[?&]code=/.test(path));
    expect(leaked, 'the code never reaches the helpdesk').toEqual([]);
    const { receipts = [] } = (await session.state()).active?.setup ?? {};
    expect(receipts.length).toBeGreaterThan(0);
    if (helpdesk) expect(receipts.at(-1)).toMatchObject({ untested: false, includesSecret: true });
  });
}
