import { Button } from '@fluentui/react-components';
import type { World } from '../../shared/model';
import { Icon } from './icon';

export const CopyButton = ({ world, text }: { world: World; text: string }) => (
  <Button
    appearance="subtle"
    size="small"
    icon={<Icon name="copy" />}
    title={world.words.copyToClipboard}
    aria-label={world.words.copyToClipboard}
    onClick={() => void navigator.clipboard.writeText(text)}
  />
);
