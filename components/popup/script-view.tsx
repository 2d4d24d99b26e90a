import { useEffect, useState } from 'preact/hooks';
import type { CloudId } from '../../lib/hosts';
import { t } from '../../lib/i18n';
import type { PageReplies } from '../../lib/messages';
import { type ScriptKind, scriptKinds } from '../../lib/scripts/types';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import type { PopupActions } from './actions';
import type { Active } from './active';
import { downloadText } from './download-text';
import { ScriptPaste } from './script-paste';

/** The tools' and the clouds' own names, which nobody translates. */
const toolNames: Record<ScriptKind, string> = {
  'azure-cli': 'Azure CLI (bash)',
  'graph-powershell': 'Microsoft Graph PowerShell',
  terraform: 'Terraform (azuread)',
  bicep: 'Bicep (Microsoft Graph)',
};
const cloudNames: Record<CloudId, string> = {
  global: 'Azure',
  'us-gov': 'Azure Government',
  china: 'Azure China (21Vianet)',
};

interface Props {
  active: Active;
  actions: PopupActions;
}

/** The script for one tool, to read, to copy and to save, and a place for what it prints. */
export const ScriptView = ({ active, actions }: Props) => {
  const { setup, recipe, variant, guide } = active;
  const clouds = variant.clouds ?? ['global' as const];
  const [kind, setKind] = useState<ScriptKind>('azure-cli');
  const [chosen, setCloud] = useState<CloudId>(setup.cloud);
  const cloud = clouds.includes(chosen) ? chosen : (clouds[0] ?? 'global');
  const [made, setMade] = useState<PageReplies['make-script'] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a script is of the variant and of the redirect URI too
  useEffect(() => {
    let isWanted = true;
    setMade(null);
    void actions.makeScript(kind, cloud).then((reply) => {
      if (isWanted) setMade(reply);
    });
    return () => {
      isWanted = false;
    };
  }, [kind, cloud, variant.id, guide.redirectUri]);
  if (made === 'no-address') {
    return (
      <p class="note warning">
        <Icon name="warn" />
        {t('checkRedirectUriAddressFix', recipe.name)}
      </p>
    );
  }
  const script = made === 'not-here' ? null : made;
  return (
    <>
      {setup.facts.clientId && setup.facts.clientId.origin !== 'script' && (
        <p class="note warning">
          <Icon name="warn" />
          {t('popupScriptAgain')}
        </p>
      )}
      <label class="field">
        <span>{t('popupScriptTool')}</span>
        <select value={kind} onChange={(event) => setKind(event.currentTarget.value as ScriptKind)}>
          {scriptKinds.map((id) => (
            <option key={id} value={id}>
              {toolNames[id]}
            </option>
          ))}
        </select>
      </label>
      {clouds.length > 1 && (
        <label class="field">
          <span>{t('popupScriptCloud')}</span>
          <select value={cloud} onChange={(event) => setCloud(event.currentTarget.value as CloudId)}>
            {clouds.map((id) => (
              <option key={id} value={id}>
                {cloudNames[id]}
              </option>
            ))}
          </select>
        </label>
      )}
      {kind === 'terraform' && variant.secret && (
        <p class="note warning">
          <Icon name="warn" />
          {t('popupScriptState')}
        </p>
      )}
      {made === 'not-here' && (
        <p class="note info" role="status">
          <Icon name="info" />
          {t('popupScriptNone')}
        </p>
      )}
      {script?.files.map(({ name, text }) => (
        <div key={name} class="script">
          <h4>{name}</h4>
          <textarea readOnly rows={10} aria-label={name} value={text} spellcheck={false} />
          <div class="buttons">
            <CopyButton label={name} value={text} />
            <button
              type="button"
              class="small"
              onClick={() => downloadText({ fileName: name, mediaType: 'text/plain', text })}
            >
              {t('popupDownload')}
              <span class="sr"> {name}</span>
            </button>
          </div>
        </div>
      ))}
      {script && (
        <>
          <p>{t('popupScriptRun')}</p>
          {script.run.map((line) => (
            <p key={line}>
              <code>{line}</code> <CopyButton label={line} value={line} />
            </p>
          ))}
        </>
      )}
      <ScriptPaste isTaken={setup.facts.clientId?.origin === 'script'} onResult={actions.takeScriptResult} />
    </>
  );
};
