import { expect } from 'vitest';
import en from '../../../../lib/locales/en.json';
import { PopupUser } from '../../../world/popup-user';
import { fileReaders } from '../../delivered-text';
import { clientSecret } from '../../endpoint-bench';
import { helpdeskUrl } from '../../session';
import type { FaultBench } from '../bench';
import { holdsSecret, receiptsOf, retypeSecret, typeIn } from '../by-hand';
import { openInPopup } from '../in-popup';
import { during, type Job } from '../job';
import { asStored, stored } from '../stored';

/** A file on the admin's disk, by the popup's button: theirs to make again, so that each has its receipt. */
const fileOf = (name: string, kind: 'json-file' | 'env-text'): Job => ({
  name,
  moments: ['before it is made', 'as it is made', 'it is made'],
  momentsWithTab: [],
  begin: (at) => ({
    async prepare({ session }) {
      const answers = { helpdeskUrl: `${helpdeskUrl}/oauth/callback` };
      await session.send({ type: 'start-setup', recipeId: 'generic', variantId: 'imap-smtp', answers });
      await typeIn(session);
    },
    async run(bench) {
      const { title, read } = fileReaders[kind];
      let saved = '';
      await at('before it is made');
      await bench.persist({
        until: async () => saved !== '',
        async by() {
          await retypeSecret(bench);
          await openDelivery(bench);
          saved = await during(at, 'as it is made', () => takeFile(bench, en[title]));
        },
      });
      expect(read(saved)).toMatchObject({ client_secret: clientSecret });
      await at('it is made');
    },
    async check(bench) {
      const { session } = bench;
      const receipts = await receiptsOf(session);
      expect(receipts.length).toBeGreaterThan(0);
      for (const receipt of receipts)
        expect(receipt).toMatchObject({ destination: kind, outcome: 'saved', includesSecret: true });
      expect(await holdsSecret(session)).toBe(!bench.wasUpdated);
      expect(await stored(session, 'local')).not.toContain(asStored(clientSecret));
    },
  }),
});

export const file = fileOf('delivery: file', 'json-file');
export const text = fileOf('delivery: text', 'env-text');

/** What the popup remembered is gone with what befell it. */
async function openDelivery(bench: FaultBench): Promise<void> {
  await bench.popup.reload();
  await openInPopup(bench, 'Deliver');
  await bench.popup.getByRole('checkbox', { name: /without a passed test/ }).check();
}

/** Or the popup says that it came to nothing. */
const takeFile = ({ popup }: FaultBench, title: string): Promise<string> =>
  Promise.race([
    new PopupUser(popup).download(title, true),
    popup
      .getByRole('button', { name: 'Try again' })
      .waitFor()
      .then(() => Promise.reject(new Error('the popup asks to try again'))),
  ]);
