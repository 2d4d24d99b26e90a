import { useEffect, useState } from 'preact/hooks';
import { t } from '../../lib/i18n';
import type { PopupActions } from './actions';
import type { Active } from './active';
import type { ScriptView } from './script-view';

interface Props {
  active: Active;
  actions: PopupActions;
}

/** For those who would rather run a script. What is behind the button is loaded when it is wanted. */
export const ScriptCard = ({ active, actions }: Props) => {
  const hasResult = active.setup.facts.clientId?.origin === 'script';
  const [open, setOpen] = useState(hasResult);
  const [view, setView] = useState<{ View: typeof ScriptView } | null>(null);
  useEffect(() => {
    if (open) void import('./script-view').then(({ ScriptView }) => setView({ View: ScriptView }));
  }, [open]);
  return (
    <section class="card">
      <h3>{t('popupScript')}</h3>
      <p class="muted">{t('popupScriptAbout')}</p>
      {open && view ? (
        <view.View active={active} actions={actions} />
      ) : (
        <button type="button" aria-busy={open} onClick={() => setOpen(true)}>
          {t('popupScript')}
        </button>
      )}
    </section>
  );
};
