import type { ComponentChildren } from 'preact';
import { Icon } from '../ui/icon';

interface Props {
  href: string;
  children: ComponentChildren;
  button?: boolean;
}

/** Opens beside the popup and tells the other page nothing about us. */
export const ExternalLink = ({ href, children, button }: Props) => (
  <a class={button ? 'button' : undefined} href={href} target="_blank" rel="noreferrer noopener">
    {children}
    <Icon name="open" />
  </a>
);
