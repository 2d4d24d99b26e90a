/**
 * The manifest as a store takes it. `key` fixes the extension's ID while developing; the Chrome Web Store and Edge
 * Add-ons give it their own and refuse a package that has one.
 */
export function storeManifest(manifest: string): string {
  const { key: _, ...rest } = JSON.parse(manifest) as Record<string, unknown>;
  return JSON.stringify(rest);
}
