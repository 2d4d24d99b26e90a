import { createTheme, registerIcons, ThemeProvider } from '@fluentui/react';
import type { ReactNode } from 'react';
import { type IconName, iconPaths } from '../../shared/icon-paths';
import type { World } from '../../shared/model';

const drawing = (name: IconName) => (
  <svg
    viewBox="0 0 16 16"
    width="14"
    height="14"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.3"
    aria-hidden="true"
  >
    <path d={iconPaths[name]} />
  </svg>
);

/** Fluent's own icon font comes from a CDN, which the frame's policy and the practice world both lack. */
registerIcons({
  fontFace: { fontFamily: 'inherit' },
  style: {},
  icons: {
    add: drawing('add'),
    cancel: drawing('cross'),
    checkmark: drawing('check'),
    chevrondown: drawing('chevronDown'),
    chevronright: drawing('chevronRight'),
    chevronrightmed: drawing('chevronRight'),
    chevronup: drawing('chevronDown'),
    clear: drawing('cross'),
    completed: drawing('check'),
    copy: drawing('copy'),
    delete: drawing('delete'),
    globe: drawing('endpoints'),
    heart: drawing('heart'),
    info: drawing('info'),
    more: drawing('more'),
    refresh: drawing('refresh'),
    search: drawing('search'),
    statuscirclecheckmark: drawing('check'),
    tag: drawing('app'),
    warning: drawing('warning'),
  },
});

const fontFamily = '"Segoe UI", "Selawik", "Open Sans", "Noto Sans", system-ui, sans-serif';

const lightTheme = createTheme({ defaultFontStyle: { fontFamily } });
const darkTheme = createTheme({
  defaultFontStyle: { fontFamily },
  isInverted: true,
  palette: {
    themePrimary: '#2899f5',
    themeDarkAlt: '#3aa0f3',
    themeDark: '#6cb8f6',
    themeDarker: '#82c7ff',
    themeLighter: '#123',
    neutralLighterAlt: '#201f1e',
    neutralLighter: '#292827',
    neutralLight: '#323130',
    neutralQuaternaryAlt: '#3b3a39',
    neutralQuaternary: '#484644',
    neutralTertiaryAlt: '#605e5c',
    neutralTertiary: '#a19f9d',
    neutralSecondary: '#d2d0ce',
    neutralPrimaryAlt: '#e1dfdd',
    neutralPrimary: '#f3f2f1',
    neutralDark: '#faf9f8',
    black: '#fff',
    white: '#1b1a19',
  },
});

export const Frame = ({ world, children }: { world: World; children: ReactNode }) => (
  <ThemeProvider theme={world.settings.theme === 'dark' ? darkTheme : lightTheme}>{children}</ThemeProvider>
);
