import type { PageMessage, PageReplies } from '../messages';
import type { ScriptReply } from '../replies';
import { makeScript } from '../scripts';
import { planScript } from '../scripts/plan';
import { readScriptResult } from '../scripts/read-result';
import { dropScriptResult, mergeScriptResult } from '../setup';
import { deriveActive, readAppState } from './app-state';
import type { Background } from './parts';
import { forgetSecret } from './secrets';

/** The script of one tool for the active setup. It stays in English: it is for colleagues too. */
export async function makeActiveScript(
  { tool, cloud }: Extract<PageMessage, { type: 'make-script' }>,
  { store }: Background,
): Promise<PageReplies['make-script']> {
  const now = Date.now();
  const active = deriveActive(await store.active(), now);
  if (!active) return 'no-address';
  const { setup, recipe, variant, guide } = active;
  const plan = planScript(
    { recipe, variant, setup: { ...setup, cloud }, redirectUri: guide.redirectUri },
    now,
  );
  return plan ? (makeScript(tool, plan) ?? 'not-here') : 'no-address';
}

/** Takes what a script printed into the active setup, and its secret into the vault; null takes it back. */
export async function takeScriptResult(text: string | null, background: Background): Promise<ScriptReply> {
  const { store, vault, guidance } = background;
  const active = deriveActive(await store.active(), Date.now());
  if (!active) return { ok: false, reason: 'no-setup' };
  const { setup, recipe, variant } = active;
  if (text === null) {
    if (setup.secret?.origin === 'script') await forgetSecret(setup.id, background);
    await store.update(setup.id, (one) => dropScriptResult(one, Date.now()));
  } else {
    const read = readScriptResult(text, recipe, variant);
    if (!read.ok) return read;
    const { secret } = read.result;
    // Another app's secret is not this one's.
    if (secret) await vault.put(setup.id, secret.value);
    else await forgetSecret(setup.id, background);
    await store.update(setup.id, (one) => mergeScriptResult(one, read.result, Date.now()));
  }
  await guidance.pushAll();
  return { ok: true, state: await readAppState(background) };
}
