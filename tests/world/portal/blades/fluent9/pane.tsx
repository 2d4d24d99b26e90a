import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { World } from '../../shared/model';
import { Icon } from './icon';

interface Props {
  world: World;
  title: string;
  children: ReactNode;
  footer?: ReactNode;
  size?: 'small' | 'medium';
  onClose: () => void;
}

/** The drawer at the right edge that every pane of this generation is. */
export const Pane = ({ world, title, children, footer, size = 'small', onClose }: Props) => (
  <OverlayDrawer
    open
    position="end"
    size={size}
    onOpenChange={(_, { open }) => {
      if (!open) onClose();
    }}
  >
    <DrawerHeader>
      <DrawerHeaderTitle
        action={
          <Button
            appearance="subtle"
            aria-label={world.words.close}
            icon={<Icon name="close" />}
            onClick={onClose}
          />
        }
      >
        {title}
      </DrawerHeaderTitle>
    </DrawerHeader>
    <DrawerBody>
      <div className="practice-form">{children}</div>
    </DrawerBody>
    {footer && <DrawerFooter>{footer}</DrawerFooter>}
  </OverlayDrawer>
);
