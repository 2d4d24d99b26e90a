import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair } from 'jose';
import { makeTemporaryFolder } from '../temporary-folder';

export interface SealedVendor {
  /** Where its packages are. */
  folder: string;
  /** What opens what they seal. */
  privateJwk: object;
  remove(): void;
}

const id = 'example-desk-sealed';

/**
 * The example vendor's packages once more, sealing for a key of this moment: one that stood in the example would be
 * copied with it, and its private half is anybody's.
 */
export async function buildSealedVendor(): Promise<SealedVendor> {
  const keys = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256', extractable: true });
  const temporary = await makeTemporaryFolder();
  try {
    cpSync('docs/examples/vendor', temporary.path, { recursive: true });
    const change = (name: string, changed: (value: never) => object) => {
      const file = join(temporary.path, name);
      writeFileSync(file, JSON.stringify(changed(JSON.parse(readFileSync(file, 'utf8')) as never)));
    };
    const sealingKey = await exportJWK(keys.publicKey);
    change('vendor.json', (vendor: object) => ({ ...vendor, id }));
    change('recipe.json', (recipe: { variants: object[] }) => ({
      ...recipe,
      sealingKey,
      variants: recipe.variants.map((variant) => ({
        ...variant,
        destinations: [
          { kind: 'settings-endpoint', path: '/api/mail-settings', sealed: true },
          { kind: 'sealed-file' },
        ],
      })),
    }));
    await promisify(execFile)(process.execPath, [
      ...['--import', 'tsx', 'scripts/build-vendor.ts'],
      join(temporary.path, 'vendor.json'),
    ]);
  } finally {
    await temporary.remove();
  }
  const folder = join('.output', id);
  return {
    folder,
    privateJwk: await exportJWK(keys.privateKey),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
