import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { World } from '../../shared/model';

/** The shell's dark is darker than Fluent's. */
const darkTheme = { ...webDarkTheme, colorNeutralBackground1: '#1b1a19' };
const fonts = { fontFamilyBase: '"Segoe UI", "Selawik", "Open Sans", "Noto Sans", system-ui, sans-serif' };

export const Frame = ({ world, children }: { world: World; children: ReactNode }) => (
  <FluentProvider theme={{ ...(world.settings.theme === 'dark' ? darkTheme : webLightTheme), ...fonts }}>
    {children}
  </FluentProvider>
);
