import { render } from 'preact';
import { type Chosen, type OptionsActions, OptionsPage } from '../../components/options/options-page';
import { keepFocus } from '../../components/ui/keep-focus';
import { t, textLanguage } from '../../lib/i18n';
import { ask, onStateChanged, type Trouble, troubleOf } from '../../lib/page-client';
import { longestRecipe } from '../../lib/recipes/check/limits';
import type { OptionsState } from '../../lib/replies';
import '../../components/ui/brand.css';
import '../../components/ui/shared.css';
import '../popup/style.css';
import '../popup/views.css';
import '../popup/parts.css';

let state: OptionsState | null = null;
let trouble: Trouble | null = null;
let chosen: Chosen | null = null;
let added: string | null = null;
/** Of the file that is shown, until it is added. */
let text = '';

const draw = () =>
  render(
    <OptionsPage state={state} trouble={trouble} chosen={chosen} added={added} actions={actions} />,
    document.body,
  );

/** Every failure to reach the background shows as the same banner. */
async function attempt(task: () => Promise<void>): Promise<void> {
  trouble = null;
  await task().catch((error: unknown) => {
    trouble = troubleOf(error);
  });
  draw();
}

const refresh = () =>
  attempt(async () => {
    state = await ask({ type: 'get-options' });
  });

async function examine(file: File): Promise<Chosen> {
  if (file.size > 4 * longestRecipe) return { ok: false, reason: 'too-long', findings: [] };
  try {
    text = await file.text();
  } catch {
    return { ok: false, reason: 'unreadable', findings: [] };
  }
  if (text.length > longestRecipe) return { ok: false, reason: 'too-long', findings: [] };
  return ask({ type: 'check-recipe', text });
}

const actions: OptionsActions = {
  retry: () => void refresh(),
  choose: (file) =>
    void attempt(async () => {
      added = null;
      chosen = null;
      draw();
      chosen = await examine(file);
    }),
  add: () =>
    void attempt(async () => {
      const reply = await ask({ type: 'add-recipe', text });
      added = reply.ok ? reply.recipe.name : null;
      chosen = reply.ok ? null : reply;
      state = await ask({ type: 'get-options' });
    }),
  cancel() {
    chosen = null;
    draw();
  },
  remove: (recipeId) =>
    void attempt(async () => {
      added = null;
      state = await ask({ type: 'remove-recipe', recipeId });
    }),
};

// Dropped anywhere on the page; without this, the browser would leave it for the file.
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file && state?.mayImport) actions.choose(file);
});

keepFocus(document.body);
Object.assign(document.documentElement, textLanguage());
document.title = `${t('extensionName')}: ${t('popupRecipes')}`;
onStateChanged(() => void refresh());
draw();
void refresh();
