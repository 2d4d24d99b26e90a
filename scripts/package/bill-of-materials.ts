import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Component {
  name: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

interface Bill {
  metadata: { component: Component; [key: string]: unknown };
  components: (Component & { 'bom-ref': string })[];
  dependencies: { ref: string; dependsOn: string[] }[];
  [key: string]: unknown;
}

/**
 * What is in the packages, as CycloneDX: of npm's own list of everything, the dependencies of package.json, none of which
 * brings another one into the bundles. (npm's `--omit=dev` leaves out what a tool needs too.) Without the number, the time,
 * the folder and the npm of this run.
 */
export function billOfMaterials(): { text: string; components: Component[] } {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, stdout, stderr } = spawnSync(
    npm,
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'],
    { encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  const { serialNumber: _, ...bill } = JSON.parse(stdout) as Bill;
  const { dependencies, name } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    name: string;
    dependencies: Record<string, string>;
  };
  const shipped = new Set(Object.entries(dependencies).map(([one, version]) => `${one}@${version}`));
  const components = bill.components.filter((one) => shipped.has(one['bom-ref']));
  const root = bill.metadata.component;
  const text = {
    ...bill,
    metadata: { lifecycles: bill.metadata.lifecycles, component: { ...root, name } },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => shipped.has(ref) || ref === `${name}@${root.version}`)
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => shipped.has(one)) })),
  };
  return { text: `${JSON.stringify(text, null, 2)}\n`, components };
}

/** Each package with its licence and the text of it, for whoever has to pass them on. */
export function licenceList(components: Component[]): string {
  const blocks = components
    .map(({ name, version, licenses = [] }) => {
      const names = licenses.map(
        ({ license, expression }) => expression ?? license?.id ?? license?.name ?? 'unknown',
      );
      return `${name} ${version}: ${names.join(', ') || 'unknown'}\n\n${licenceText(name)}`;
    })
    .sort();
  return `${blocks.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

function licenceText(name: string): string {
  for (const file of [
    'LICENSE',
    'LICENSE.md',
    'LICENSE.txt',
    'license',
    'LICENCE',
    'License.md',
    'license.md',
  ]) {
    try {
      return `${readFileSync(`node_modules/${name}/${file}`, 'utf8').trim()}\n`;
    } catch {
      // Another name, then.
    }
  }
  return 'The package brings no text of its licence.\n';
}
