import { clientSecret } from '../endpoint-bench';
import type { Session } from '../session';
import type { FaultBench } from './bench';

/** All values of a setup, as an admin types them who has been in the portal already. */
export async function typeIn(session: Session): Promise<void> {
  await session.send({ type: 'set-value', fact: 'tenantId', value: '7d0c2f3a-5b1e-4c8d-9a6f-2e4b8c1d0f35' });
  await session.send({ type: 'set-value', fact: 'clientId', value: '11111111-2222-4333-8444-555555555555' });
  await session.send({ type: 'set-secret', value: clientSecret });
}

/** Whether the active setup's secret is at hand. */
export const holdsSecret = async (session: Session): Promise<boolean> =>
  (await session.state()).active?.setup.secret?.held ?? false;

/** Whether the secret has to come from the admin again. */
export async function isForgotten(bench: FaultBench): Promise<boolean> {
  if (await holdsSecret(bench.session)) return false;
  if (!bench.wasUpdated) throw new Error('the secret is lost');
  return true;
}

/** The admin types it once more where an update has forgotten it. */
export async function retypeSecret(bench: FaultBench, value: string = clientSecret): Promise<void> {
  if (await isForgotten(bench)) await bench.session.send({ type: 'set-secret', value });
}

/** Which destination of the active setup is a settings endpoint. */
export const endpointOf = async (session: Session): Promise<number> =>
  (await session.state()).active?.variant.destinations.findIndex(
    ({ kind }) => kind === 'settings-endpoint',
  ) ?? -1;

export const receiptsOf = async (session: Session) => (await session.state()).active?.setup.receipts ?? [];
