/** Contrast by WCAG 2.2 (1.4.3): a text needs 4.5 to 1. */
export const enough = 4.5;

type Rgb = [red: number, green: number, blue: number];

export const rgbOf = (hex: string): Rgb => {
  const at = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
};
const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const luminance = (hex: string): number => {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What an accent stands on as a link or an edge: the popup's and the panel's grounds (style.css, panel.css). */
export const grounds = {
  light: ['#ffffff', '#f4f6f6', '#f0f3f3', '#f3f6f6'],
  dark: ['#14181a', '#1e2427', '#283033', '#1b2022', '#262d30'],
} as const;
export type Theme = keyof typeof grounds;

export const worstContrast = (accent: string, theme: Theme): number =>
  Math.min(...grounds[theme].map((ground) => contrast(accent, ground)));

/** The nearest shade of a colour that can be read on a theme's grounds. */
export function readableShade(accent: string, theme: Theme): string {
  const goal = theme === 'light' ? 0 : 255;
  const rgb = rgbOf(accent);
  for (let step = 0; step <= 100; step++) {
    const shade = hexOf(rgb.map((part) => part + ((goal - part) * step) / 100) as Rgb);
    if (worstContrast(shade, theme) >= enough) return shade;
  }
  return theme === 'light' ? '#000000' : '#ffffff';
}

/** White or near-black, whichever is read better on a colour: one of them always has 4.5 to 1. */
export const textOn = (accent: string): string =>
  contrast(accent, '#ffffff') >= contrast(accent, '#101414') ? '#ffffff' : '#101414';
