import type { PortalSettings } from './shared/model';

export const defaultSettings: PortalSettings = {
  layout: 'classic',
  authenticationPage: 'preview',
  accountTypes: 'dropdown',
  language: 'en',
  delayMs: 150,
  theme: 'light',
};

const choices = {
  layout: ['classic', 'fluent8', 'fluent9'],
  authenticationPage: ['classic', 'preview'],
  accountTypes: ['dropdown', 'radios'],
  theme: ['light', 'dark'],
} as const;

const isLanguage = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(value);

/** Takes over what is valid and ignores the rest: the portal's own `?feature.x=…` arrives here too. */
export const changeSettings = (settings: PortalSettings, wanted: Record<string, unknown>): void => {
  const { layout, authenticationPage, accountTypes, theme } = choices;
  const pick = <T extends string>(allowed: readonly T[], value: unknown, current: T): T =>
    allowed.find((choice) => choice === value) ?? current;
  settings.layout = pick(layout, wanted.layout, settings.layout);
  settings.authenticationPage = pick(
    authenticationPage,
    wanted.authenticationPage,
    settings.authenticationPage,
  );
  settings.accountTypes = pick(accountTypes, wanted.accountTypes, settings.accountTypes);
  settings.theme = pick(theme, wanted.theme, settings.theme);
  // `l` is what the real portal calls it, as in `?l=de.de-de`.
  const language = wanted.language ?? (typeof wanted.l === 'string' ? wanted.l.split('.')[0] : undefined);
  if (isLanguage(language)) settings.language = language;
  const delayMs = Number(wanted.delayMs ?? Number.NaN);
  if (delayMs >= 0) settings.delayMs = delayMs;
};
