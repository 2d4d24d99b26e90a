import { IconButton } from '@fluentui/react';
import type { World } from '../../shared/model';

/** Carries an icon-font glyph beside its drawing: text that readers must not take for a part of the value. */
export const CopyButton = ({ world, text }: { world: World; text: string }) => (
  <IconButton
    iconProps={{ iconName: 'copy' }}
    title={world.words.copyToClipboard}
    ariaLabel={world.words.copyToClipboard}
    styles={{ root: { height: 24, width: 24 } }}
    onClick={() => void navigator.clipboard.writeText(text)}
  >
    <i className="practice-copy-glyph" aria-hidden="true">
      {'\ue8c8'}
    </i>
  </IconButton>
);
