import { launchBrowser } from '../tests/world/browser';
import { startWorld } from '../tests/world/start';
import { Auditor } from './a11y/auditor';
import { shootDelivery } from './screenshots/delivery-states';
import { shootPages } from './screenshots/page-states';
import { shootPopup } from './screenshots/popup-states';
import { shootPortal } from './screenshots/portal-states';

/**
 * `npm run a11y [-- words of a state's name]`: axe-core's rules on every state that is pictured, in light, dark and forced colours, narrow and wide, in a
 * real browser with the production build. Fails where a rule is broken.
 */

const world = await startWorld();
const auditor = new Auditor(process.argv.slice(2));
const browser = await launchBrowser({
  extensionDir: '.output/chrome-mv3',
  args: world.chromiumArgs,
  grantHosts: ['https://helpdesk.example/*', 'https://graph.microsoft.com/*'],
}).catch(async (error) => {
  await world.close();
  throw error;
});
try {
  browser.context.setDefaultTimeout(30_000);
  await shootPopup(browser, world, auditor);
  await shootPortal(browser, world, auditor);
  await shootPages(browser, world, auditor);
  await shootDelivery(browser, world, auditor);
} finally {
  report();
  await browser.close();
  await world.close();
}

function report(): void {
  const print = (title: string, found: Map<string, string[]>) => {
    console.log(`\n${title}: ${found.size}`);
    for (const [line, places] of found)
      console.log(`- ${line}\n    ${places[0]} and ${places.length - 1} more`);
  };
  print('violations', auditor.violations);
  print('what axe could not tell', auditor.undecided);
  console.log(
    `\n${auditor.audits} audits, ${auditor.held.size} rules held, ${auditor.measured} texts measured, ${auditor.violations.size} violations`,
  );
  if (auditor.violations.size > 0) process.exitCode = 1;
}
