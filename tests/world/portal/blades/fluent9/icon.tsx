import { type IconName, iconPaths } from '../../shared/icon-paths';

export const Icon = ({ name, color = 'currentColor' }: { name: IconName; color?: string }) => (
  <svg
    viewBox="0 0 16 16"
    width="16"
    height="16"
    fill="none"
    stroke={color}
    strokeWidth="1.3"
    aria-hidden="true"
  >
    <path d={iconPaths[name]} />
  </svg>
);
