import { Checkbox, CompoundButton, DefaultButton, Panel, PrimaryButton, TextField } from '@fluentui/react';
import { useState } from 'react';
import type { Platform } from '../../../directory';
import { platformTiles, suggestedUris } from '../../shared/choices';
import type { World } from '../../shared/model';

interface Props {
  world: World;
  clientId: string;
  onDismiss: () => void;
  onAdd: (platform: Platform, uris: string[]) => void;
}
type Tile = ReturnType<typeof platformTiles>[number];

export const RedirectPanel = ({ world, clientId, onDismiss, onAdd }: Props) => {
  const { words } = world;
  const [tile, setTile] = useState<Tile | null>(null);
  const [uri, setUri] = useState('');
  const [suggested, setSuggested] = useState<string[]>([]);
  const uris = [...suggested, uri.trim()].filter(Boolean);
  if (!tile) {
    return (
      <Panel
        isOpen
        headerText="Select a platform to add redirect URI"
        closeButtonAriaLabel={words.close}
        onDismiss={onDismiss}
      >
        <div className="practice-tiles">
          {platformTiles(words).map((candidate) => (
            <CompoundButton
              key={candidate.text}
              secondaryText={candidate.hint}
              styles={{ root: { maxWidth: 'none' } }}
              onClick={() => setTile(candidate)}
            >
              {candidate.text}
            </CompoundButton>
          ))}
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      isOpen
      headerText={tile.value === 'web' ? words.configureWeb : `${words.configure} ${tile.text}`}
      closeButtonAriaLabel={words.close}
      onDismiss={onDismiss}
      isFooterAtBottom
      onRenderFooterContent={() => (
        <div className="practice-row">
          <PrimaryButton
            text={words.configure}
            disabled={uris.length === 0}
            onClick={() => {
              onAdd(tile.value, uris);
              onDismiss();
            }}
          />
          <DefaultButton text={words.cancel} onClick={onDismiss} />
        </div>
      )}
    >
      <div className="practice-form">
        {tile.value === 'publicClient' &&
          suggestedUris(clientId).map((address) => (
            <Checkbox
              key={address}
              label={address}
              onChange={(_, checked) =>
                setSuggested(
                  checked ? [...suggested, address] : suggested.filter((other) => other !== address),
                )
              }
            />
          ))}
        <TextField
          label={words.redirectUri}
          placeholder="Enter the redirect URI of the application"
          value={uri}
          onChange={(_, value) => setUri(value ?? '')}
        />
      </div>
    </Panel>
  );
};
