import { readFileSync } from 'node:fs';

/** A row of the table in docs/security.md. `proofs`: test files, and folders of them. */
export interface Threat {
  id: string;
  text: string;
  proofs: string[];
}

/** Throws where the table isn't there. */
export function readThreats(file = 'docs/security.md'): Threat[] {
  const [, section] =
    /\n## Threats, defences, proofs\n([\s\S]*?)\n## /.exec(readFileSync(file, 'utf8')) ?? [];
  if (section === undefined) throw new Error(`${file} has no table of threats`);
  return section.split('\n').flatMap((line) => {
    const [, id, text, , proof] = line.split('|').map((cell) => cell.trim());
    const name = /^`([a-z-]+)`$/.exec(id ?? '')?.[1];
    if (name === undefined || text === undefined || proof === undefined) return [];
    return [{ id: name, text, proofs: [...proof.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path) }];
  });
}
