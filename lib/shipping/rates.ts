import type { NoQuote, Place, Quote, Quoted, SizeMm } from "@/lib/shipping/carrier";
import { countryCode } from "@/lib/shipping/country-code";

/** Where a zone is. No postcodes is the whole country; the country "*" is everywhere else. */
export type ZoneRow = { zone: string; country: string; postcodes: string[] };
export type RateRow = { zone: string; up_to_g: number; price_minor: number };

export type RateTable = {
  code: string;
  name: string;
  currency: string;
  transitDays: number;
  /** Cubic centimetres that count as a kilogram; null where only the weight counts. */
  volumeDivisor: number | null;
  zones: readonly ZoneRow[];
  rates: readonly RateRow[];
};

export const ANYWHERE = "*";

/** "SW1A 1AA" is "SW1A1AA": prefixes are compared without what people put between. */
export const plainPostcode = (postcode: string): string => postcode.toUpperCase().replaceAll(/[\s-]/g, "");

/** The zone of a place: the longest postcode prefix that fits, then the whole country, then everywhere else. */
export function zoneOf(zones: readonly ZoneRow[], place: Place): string | null {
  const country = countryCode(place.country);
  const postcode = plainPostcode(place.postcode);
  let best: { zone: string; fit: number } | null = null;
  for (const row of zones) {
    const fit = fitOf(row, country, postcode);
    if (fit !== null && (best === null || fit > best.fit)) best = { zone: row.zone, fit };
  }
  return best?.zone ?? null;
}

function fitOf(row: ZoneRow, country: string, postcode: string): number | null {
  if (row.country === ANYWHERE) return -1;
  if (row.country !== country) return null;
  if (row.postcodes.length === 0) return 0;
  const lengths = row.postcodes.filter((prefix) => postcode.startsWith(prefix)).map((prefix) => prefix.length);
  return lengths.length === 0 ? null : Math.max(...lengths);
}

/** What a service bills: the weight, or the volume weight where that is more. Grams begun count whole. */
export function billedWeight(volumeDivisor: number | null, weightG: number, sizeMm: SizeMm | null): { billedG: number; byVolume: boolean } {
  if (volumeDivisor === null || sizeMm === null) return { billedG: weightG, byVolume: false };
  // Cubic millimetres by cubic centimetres a kilogram are grams.
  const volumeG = Math.ceil((sizeMm.lengthMm * sizeMm.widthMm * sizeMm.heightMm) / volumeDivisor);
  return volumeG > weightG ? { billedG: volumeG, byVolume: true } : { billedG: weightG, byVolume: false };
}

/** The price in minor units: the lowest weight step of the zone that holds the package, its own limit included. */
function priceOf(table: RateTable, to: Place, weightG: number): { ok: true; priceMinor: number } | { ok: false; because: NoQuote } {
  const zone = zoneOf(table.zones, to);
  if (zone === null) return { ok: false, because: "no_zone" };
  const steps = table.rates.filter((rate) => rate.zone === zone).toSorted((a, b) => a.up_to_g - b.up_to_g);
  if (steps.length === 0) return { ok: false, because: "no_rate" };
  const step = steps.find((rate) => weightG <= rate.up_to_g);
  return step ? { ok: true, priceMinor: step.price_minor } : { ok: false, because: "too_heavy" };
}

/** What each service asks for a package of so many grams, the cheapest first and the faster one of two at the same price. */
export function quoteTables(tables: readonly RateTable[], to: Place, weightG: number, sizeMm: SizeMm | null = null): Quoted {
  const quoted: Quoted = { quotes: [], without: [] };
  for (const table of tables) {
    const billed = billedWeight(table.volumeDivisor, weightG, sizeMm);
    const price = priceOf(table, to, billed.billedG);
    if (!price.ok) {
      quoted.without.push({ service: table.code, because: price.because });
      continue;
    }
    const { code, name, currency, transitDays } = table;
    quoted.quotes.push({ service: code, name, currency, transitDays, priceMinor: price.priceMinor, ...billed });
  }
  quoted.quotes.sort(cheapestFirst);
  return quoted;
}

/** Amounts of different currencies are not compared: each currency keeps its place. */
export const cheapestFirst = (a: Quote, b: Quote): number =>
  a.currency === b.currency
    ? a.priceMinor - b.priceMinor || a.transitDays - b.transitDays || (a.service < b.service ? -1 : 1)
    : a.currency < b.currency
      ? -1
      : 1;
