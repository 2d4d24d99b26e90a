/** The one door to the extension API (biome.json forbids importing the polyfill elsewhere). */
import browser from 'webextension-polyfill';

export type { Runtime, Tabs } from 'webextension-polyfill';
export { browser };
