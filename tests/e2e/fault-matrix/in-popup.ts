import { PopupUser } from '../../world/popup-user';
import type { FaultBench } from './bench';

/** Whoever opened the popup while the background died over its answer is asked to try again. */
export async function openInPopup({ popup }: FaultBench, tab: 'Test' | 'Deliver'): Promise<void> {
  const ready = popup.getByRole('tab', { name: tab });
  const retry = popup.getByRole('button', { name: 'Try again' });
  await ready.or(retry).first().waitFor();
  if (await retry.isVisible()) await retry.click();
  await new PopupUser(popup).open(tab);
}
