import { useState } from 'preact/hooks';
import type { Guide } from '../../lib/guide/types';
import { t } from '../../lib/i18n';
import type { PageReplies } from '../../lib/messages';
import type { FactName } from '../../lib/portal/types';
import type { ValueReply } from '../../lib/replies';
import type { Setup } from '../../lib/setup/types';
import { CopyButton } from '../ui/copy-button';
import { factName, originName } from '../ui/words';
import { dateTime } from './date-time';
import { EvidenceList } from './evidence-list';
import { factLines } from './fact-text';
import { ValueEditor } from './value-editor';

interface Props extends Pick<Guide, 'pages'> {
  name: FactName;
  setup: Setup;
  /** Null takes a typed value back. Without it the value can't be typed. */
  onEdit?(value: string | null): Promise<ValueReply>;
  onPoint?(): Promise<PageReplies['point-at']>;
}

export const FactRow = ({ name, setup, pages, onEdit, onPoint }: Props) => {
  const [editing, setEditing] = useState(false);
  const fact = setup.facts[name];
  const lines = factLines(setup.facts, name);
  const label = factName(name);
  return (
    <div class="fact">
      <div class="fact-head">
        <h4>{label}</h4>
        {fact && (
          <span class={`badge ${fact.origin}`} title={dateTime(fact.at)}>
            {originName(fact.origin)}
          </span>
        )}
        {setup.partial.includes(name) && <span class="badge warn">{t('popupPartial')}</span>}
      </div>
      {editing && onEdit && onPoint ? (
        <ValueEditor
          label={label}
          value={lines?.[0] ?? ''}
          onSave={onEdit}
          onPoint={onPoint}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          {lines && lines.length > 0 ? (
            lines.map((line) => <code key={line}>{line}</code>)
          ) : (
            <span class="muted">{t(lines ? 'popupEmptyList' : 'popupNotKnown')}</span>
          )}
          <div class="buttons">
            {lines && onEdit && <CopyButton label={label} value={lines.join('\n')} />}
            {onEdit && (
              <button type="button" class="small" onClick={() => setEditing(true)}>
                {t('popupEdit')}
                <span class="sr"> {label}</span>
              </button>
            )}
            {onEdit && fact?.origin === 'typed' && (
              <button type="button" class="small" onClick={() => onEdit(null)}>
                {t('popupTakeBack')}
                <span class="sr"> {label}</span>
              </button>
            )}
          </div>
        </>
      )}
      {fact?.evidence && <EvidenceList evidence={[fact.evidence]} pages={pages} />}
    </div>
  );
};
