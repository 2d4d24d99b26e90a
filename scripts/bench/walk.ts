import { appPage } from '../screenshots/popup-states';
import { greeter } from './contestants';
import type { Stage } from './stage';
import { type Call, trace } from './trace';

const registrations = 'https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps';

/** Every call into a script of ours on a walk over the portal's pages with a setup under way, in old blades and new. */
export async function walk({ world, waymark }: Stage): Promise<Call[]> {
  const browser = waymark.context.browser();
  if (!browser) throw new Error('the browser is gone');
  const app = world.directory.apps[0];
  if (!app) throw new Error('the directory has no app');
  const addresses = [
    `${registrations}/ApplicationsListBlade`,
    `${registrations}/CreateApplicationBlade`,
    ...['Overview', 'Authentication', 'CallAnAPI', 'Credentials'].map((menu) => appPage(menu, app)),
  ];
  const calls: Call[] = [];
  const page = await waymark.context.newPage();
  for (const layout of ['classic', 'fluent8', 'fluent9'] as const) {
    world.portal.settings.layout = layout;
    for (const address of addresses) {
      await page.goto('about:blank');
      const traced = await trace(browser, async () => {
        await page.goto(address);
        await page.waitForTimeout(2_500);
      });
      for (const script of [greeter, 'guide.js', 'reader.js']) calls.push(...traced.calls(script));
    }
  }
  world.portal.settings.layout = 'classic';
  await page.close();
  return calls;
}
