import { portalWords } from '../portal/words';

export type PortalWordKey = keyof typeof portalWords;

/** In what a recipe says: `{portal.save}`, for a word that is to stand there as the portal has it. */
const place = /\{portal\.([^{}]*)\}/g;

export const fillPortalPlaces = (text: string, say: (word: PortalWordKey) => string): string =>
  text.replace(place, (whole, name: string) => (isPortalWord(name) ? say(name) : whole));

export const portalPlaces = (text: string): string[] => text.match(place) ?? [];

const isPortalWord = (name: string): name is PortalWordKey => Object.hasOwn(portalWords, name);
