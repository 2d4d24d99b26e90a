import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type MessageKey, t } from '../../lib/i18n';
import type { DestinationSpec } from '../../lib/recipes/schema';
import type { ExportReply } from '../../lib/replies';
import { Icon } from '../ui/icon';
import { downloadText } from './download-text';

type FileKind = Extract<
  DestinationSpec['kind'],
  'properties-text' | 'env-text' | 'yaml-text' | 'odoo-shell' | 'checklist' | 'json-file' | 'sealed-file'
>;

const titles: Record<FileKind, [MessageKey, MessageKey]> = {
  'properties-text': ['popupProperties', 'popupPropertiesAbout'],
  'env-text': ['popupEnv', 'popupEnvAbout'],
  'yaml-text': ['popupYaml', 'popupYamlAbout'],
  'odoo-shell': ['popupOdooShell', 'popupOdooShellAbout'],
  checklist: ['popupChecklist', 'popupChecklistAbout'],
  'json-file': ['popupJson', 'popupJsonAbout'],
  'sealed-file': ['popupSealed', 'popupSealedAbout'],
};

export const isFileKind = (kind: DestinationSpec['kind']): kind is FileKind => kind in titles;

interface Props {
  kind: FileKind;
  hasSecret: boolean;
  /** For whom a file is sealed, where it is: with the secret then, and for nobody else to open. */
  sealed: ComponentChildren;
  locked: boolean;
  onExport(includeSecret: boolean): Promise<ExportReply>;
}

/** The settings as a file or on the clipboard. The secret stays out unless it is asked for. */
export const FileExport = ({ kind, hasSecret, sealed, locked, onExport }: Props) => {
  const [includeSecret, setIncludeSecret] = useState(false);
  const [said, setSaid] = useState<MessageKey | null>(null);
  const [title, about] = titles[kind];
  const isSealed = kind === 'sealed-file';
  const offersSecret = hasSecret && !isSealed;
  const closed = locked || (isSealed && !hasSecret);
  const take = async (use: (file: Extract<ExportReply, { ok: true }>) => unknown, done: MessageKey) => {
    const reply = await onExport(isSealed || (includeSecret && hasSecret));
    if (!reply.ok) return setSaid(reply.reason === 'locked' ? 'popupLocked' : 'popupIncomplete');
    await use(reply);
    setSaid(done);
  };
  return (
    <section class="card">
      <h3>{t(title)}</h3>
      <p class="muted">{t(about)}</p>
      {isSealed && sealed}
      {offersSecret && (
        <label class="check-line">
          <input
            type="checkbox"
            checked={includeSecret}
            onChange={(event) => setIncludeSecret(event.currentTarget.checked)}
          />
          {t('popupIncludeSecret')}
        </label>
      )}
      {offersSecret && includeSecret && (
        <p class="note warning">
          <Icon name="warn" />
          {t('popupIncludeSecretWarning')}
        </p>
      )}
      <div class="buttons">
        <button type="button" disabled={closed} onClick={() => take(downloadText, 'popupDownloaded')}>
          {t('popupDownload')}
        </button>
        <button
          type="button"
          disabled={closed}
          onClick={() => take(({ text }) => navigator.clipboard.writeText(text), 'panelCopied')}
        >
          <Icon name="copy" />
          {t('panelCopy')}
        </button>
      </div>
      <p role="status" class="muted">
        {said && t(said)}
      </p>
    </section>
  );
};
