import { contrast, enough, readableShade, type Theme, textOn, worstContrast } from './colors';
import type { Vendor } from './schema';

interface Fault {
  path: string[];
  text: string;
}
type Colors = Record<Theme, { accent: string; onAccent: string }>;

/** The colours of both themes, with what a vendor left out derived. */
export const completeColors = ({ light, dark }: Vendor['colors']): Colors => {
  const complete = ({ accent, onAccent = textOn(accent) }: Vendor['colors']['light']) => ({
    accent,
    onAccent,
  });
  return { light: complete(light), dark: complete(dark ?? { accent: readableShade(light.accent, 'dark') }) };
};

const ratio = (value: number) => `${(Math.floor(value * 100) / 100).toFixed(2)} to 1`;

/** Colours in which somebody could not read a link or a button. */
export const colorFaults = (colors: Vendor['colors']): Fault[] =>
  Object.entries(completeColors(colors)).flatMap(([name, { accent, onAccent }]): Fault[] => {
    const theme = name as Theme;
    const asText = worstContrast(accent, theme);
    const onButton = contrast(accent, onAccent);
    return [
      ...(asText < enough
        ? [
            {
              path: ['colors', theme, 'accent'],
              text: `can't be read on the ${theme} ground: ${ratio(asText)}, and WCAG AA wants ${ratio(enough)}. Write "${readableShade(accent, theme)}"`,
            },
          ]
        : []),
      ...(onButton < enough
        ? [
            {
              path: ['colors', theme, 'onAccent'],
              text: `can't be read on ${accent}: ${ratio(onButton)}, and WCAG AA wants ${ratio(enough)}. Write "${textOn(accent)}", or leave it out`,
            },
          ]
        : []),
    ];
  });

/** In the place of components/ui/brand.css. */
export function brandCss(colors: Vendor['colors']): string {
  const { light, dark } = completeColors(colors);
  const rule = (selector: string, { accent, onAccent }: Colors[Theme]) =>
    `${selector} { --accent: ${accent}; --on-accent: ${onAccent}; }`;
  return [
    rule(':root, .light', light),
    rule('.dark', dark),
    `@media (prefers-color-scheme: dark) { ${rule(':root', dark)} }`,
    '',
  ].join('\n');
}
