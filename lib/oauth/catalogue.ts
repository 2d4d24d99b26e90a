import entries from './catalogue.json';
import type { PlaceName } from './places';

/** What an AADSTS number means, in our own words. */
export interface CatalogueEntry {
  code: number;
  place: PlaceName;
  cause: string;
  fix: string;
}

/** 120 codes, from knowledge/aadsts.json; Microsoft may change any of them, so they only ever advise (§5). */
export const catalogue = entries as readonly CatalogueEntry[];

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

export const findCatalogueEntry = (code: number): CatalogueEntry | undefined => byCode.get(code);
