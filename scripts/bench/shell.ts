import { runFrame } from '../../lib/content/frame';
import type { Labels } from '../../lib/portal/types';

/** The real frame script, with an extension that answers at once. */
export function startShell(file: Labels): { reports(): number } {
  const state = { active: true, url: null, labels: [file], hint: null, ring: null, panel: null };
  let reports = 0;
  Object.assign(globalThis, {
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
  return { reports: () => reports };
}
Object.assign(globalThis, { startShell });
