import { t } from '../../lib/i18n';
import type { Variant } from '../../lib/recipes/schema';

interface Props {
  variants: Variant[];
  chosen: string;
  onChoose(variantId: string): void;
}

export const VariantChoice = ({ variants, chosen, onChoose }: Props) => (
  <fieldset class="choices">
    <legend>{t('popupVariant')}</legend>
    {variants.map(({ id, name, summary, recommended }) => (
      <label key={id} class={id === chosen ? 'choice chosen' : 'choice'}>
        <input type="radio" name="variant" value={id} checked={id === chosen} onChange={() => onChoose(id)} />
        <span>
          <b>{name}</b>
          {recommended && <span class="badge good">{t('popupRecommended')}</span>}
          <span class="muted block">{summary}</span>
        </span>
      </label>
    ))}
  </fieldset>
);
