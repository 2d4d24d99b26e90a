import { mark } from './mark';

const paths = {
  pass: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5 8.2l2.1 2.1L11 6.2',
  fail: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5.8 5.8l4.4 4.4m0-4.4l-4.4 4.4',
  unknown:
    'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M6.3 6.4c.2-2.6 3.7-2.3 3.5-.2C9.6 7.6 8 7.4 8 9M8 11.2v.3',
  warn: 'M8 2l6.5 11.8h-13zM8 6.3v3.6M8 11.6v.3',
  current: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M6 8h4M8 6l2 2l-2 2',
  todo: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13',
  running: 'M8 1.5a6.5 6.5 0 1 1-6.5 6.5',
  skipped: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M5.5 8h5',
  copy: 'M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1',
  grip: 'M6 3.5v.1M10 3.5v.1M6 8v.1M10 8v.1M6 12.5v.1M10 12.5v.1',
  dock: 'M2 3h12v10H2zM6 3v10',
  fold: 'M3.5 10.5h9',
  close: 'M4 4l8 8m0-8l-8 8',
  open: 'M9 2.5h4.5V7M13 3L7.5 8.5M6.5 3.5h-4v10h10v-4',
  chevron: 'M6 3.5L10.5 8L6 12.5',
  back: 'M10 3.5L5.5 8L10 12.5',
  info: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 7.4v3.8M8 4.8v.1',
  mark,
} as const;
export type IconName = keyof typeof paths;

/** Decoration only: the words next to it say the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path
      d={paths[name]}
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
);
