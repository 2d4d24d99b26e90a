import { relative } from 'node:path';

/**
 * For Vite: puts an edition's files in the place of ours, so that no code asks whose package it is in. What they import
 * is looked for from the place that they take.
 */
export const standIns = (texts: Record<string, string>) => ({
  name: 'edition-stand-ins',
  enforce: 'pre' as const,
  load(id: string) {
    const path = relative(process.cwd(), id.replace(/\?.*$/, '')).replaceAll('\\', '/');
    return Object.hasOwn(texts, path) ? texts[path] : undefined;
  },
});
