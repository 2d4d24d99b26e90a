import { Button, Checkbox, CompoundButton, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Platform } from '../../../directory';
import { platformTiles, suggestedUris } from '../../shared/choices';
import type { World } from '../../shared/model';
import { Pane } from './pane';

interface Props {
  world: World;
  clientId: string;
  onClose: () => void;
  onAdd: (platform: Platform, uris: string[]) => void;
}
type Tile = ReturnType<typeof platformTiles>[number];

export const RedirectPane = ({ world, clientId, onClose, onAdd }: Props) => {
  const { words } = world;
  const [tile, setTile] = useState<Tile | null>(null);
  const [uri, setUri] = useState('');
  const [suggested, setSuggested] = useState<string[]>([]);
  const uris = [...suggested, uri.trim()].filter(Boolean);
  if (!tile) {
    return (
      <Pane world={world} title="Select a platform to add redirect URI" onClose={onClose}>
        {platformTiles(words).map((candidate) => (
          <CompoundButton
            key={candidate.text}
            secondaryContent={candidate.hint}
            onClick={() => setTile(candidate)}
          >
            {candidate.text}
          </CompoundButton>
        ))}
      </Pane>
    );
  }
  return (
    <Pane
      world={world}
      title={tile.value === 'web' ? words.configureWeb : `${words.configure} ${tile.text}`}
      onClose={onClose}
      footer={
        <>
          <Button
            appearance="primary"
            disabled={uris.length === 0}
            onClick={() => {
              onAdd(tile.value, uris);
              onClose();
            }}
          >
            {words.configure}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </>
      }
    >
      {tile.value === 'publicClient' &&
        suggestedUris(clientId).map((address) => (
          <Checkbox
            key={address}
            label={address}
            onChange={(_, { checked }) =>
              setSuggested(checked ? [...suggested, address] : suggested.filter((other) => other !== address))
            }
          />
        ))}
      <Field label={words.redirectUri}>
        <Input
          placeholder="Enter the redirect URI of the application"
          value={uri}
          onChange={(_, { value }) => setUri(value)}
        />
      </Field>
    </Pane>
  );
};
