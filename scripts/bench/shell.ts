import { runFrame } from '../../lib/content/frame';

/** The real frame script, with an extension that answers at once. `benchTimed` is there before it. */
const state = {
  active: true,
  url: null,
  labels: [(globalThis as unknown as { benchLabels: object }).benchLabels],
  hint: null,
  ring: null,
  panel: null,
};
let reports = 0;
Object.assign(globalThis, {
  benchReports: () => reports,
  browser: {
    runtime: {
      id: 'bench',
      sendMessage: async ({ type }: { type: string }) => {
        if (type !== 'observed') return state;
        reports++;
      },
      onMessage: { addListener: () => undefined, removeListener: () => undefined },
    },
  },
});
runFrame();
