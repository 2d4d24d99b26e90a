import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { World } from '../../shared/model';

const fonts = { fontFamilyBase: '"Segoe UI", "Selawik", "Open Sans", "Noto Sans", system-ui, sans-serif' };

export const Frame = ({ world, children }: { world: World; children: ReactNode }) => (
  <FluentProvider theme={{ ...(world.settings.theme === 'dark' ? webDarkTheme : webLightTheme), ...fonts }}>
    {children}
  </FluentProvider>
);
