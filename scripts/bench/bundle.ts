import { build } from 'esbuild';

/** A script of this folder as text, for a page. */
export async function bundle(
  entry: string,
  define: Record<string, string> = {},
  minify = false,
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`scripts/bench/${entry}.ts`],
    bundle: true,
    minify,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', ...define },
  });
  return outputFiles[0]?.text ?? '';
}
