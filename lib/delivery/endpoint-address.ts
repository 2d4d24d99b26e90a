import type { DestinationSpec } from '../recipes/schema';
import { safeAddress } from './safe-address';

/** Where a destination sends the settings to, for the request and for the right to make it; null where it can't. */
export function endpointAddress(
  spec: DestinationSpec,
  { helpdeskUrl, address }: { helpdeskUrl: string | null; address: string | null },
): URL | null {
  if (spec.kind !== 'settings-endpoint') return safeAddress(helpdeskUrl);
  if (spec.path === undefined) return safeAddress(address);
  const base = safeAddress(helpdeskUrl);
  return base && new URL(`${base.href.replace(/\/$/, '')}${spec.path}`);
}
