import { t } from '../../lib/i18n';

/** The whole page takes a dropped file; this is the way by keyboard. */
export const RecipeFile = ({ onChoose }: { onChoose(file: File): void }) => (
  <section class="card">
    <div class="field">
      <label for="recipe-file">{t('optionsChoose')}</label>
      <input
        id="recipe-file"
        type="file"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // So that the same file can be chosen again once it was put right.
          if (file) onChoose(file);
          currentTarget.value = '';
        }}
      />
    </div>
  </section>
);
