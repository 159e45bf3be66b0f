import { ANYWHERE, plainPostcode, type RateRow, type ZoneRow } from "@/lib/shipping/rates";
import { countryCode } from "@/lib/shipping/country-code";
import { minorDigits } from "@/db/values";
import { toMajor, toMinor } from "@/lib/ledger/money";

/** A price step as it was typed; the price waits for its currency. */
export type TypedRate = { line: number; zone: string; upToG: number; price: string };
type TypedZone = ZoneRow & { line: number };

/** Rows that were understood, and one sentence for each line that was not. */
export type Read<Row> = { rows: Row[]; problems: string[] };

const MOST_G = 2_000_000;
const ZONE = /^[\p{L}\d][\p{L}\d ._-]{0,19}$/u;

/** Rows as they come out of a spreadsheet or were typed: tabs, semicolons or commas between the cells. Empty lines count nothing. */
function cellsOf(text: string): { line: number; cells: string[] }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((row, index) => ({ line: index + 1, row: row.trim() }))
    .filter(({ row }) => row !== "")
    .map(({ line, row }) => ({ line, cells: row.split(separatorOf(row)).map((cell) => cell.trim()) }));
}

const separatorOf = (row: string): string => (row.includes("\t") ? "\t" : row.includes(";") ? ";" : ",");

/** "Zone; country; postcode prefixes", for example "1; DE; 10 11". A first line with those titles is passed over. */
export function readZones(text: string): Read<TypedZone> {
  const read: Read<TypedZone> = { rows: [], problems: [] };
  for (const { line, cells } of cellsOf(text)) {
    const [zone = "", place = "", ...prefixes] = cells;
    if (read.rows.length === 0 && /^zone$/i.test(zone)) continue;
    const country = place === ANYWHERE ? ANYWHERE : countryCode(place);
    const postcodes = prefixes.join(" ").split(/\s+/).map(plainPostcode).filter(Boolean);
    if (!ZONE.test(zone)) read.problems.push(`Line ${line}: begin with the name of the zone, such as “1; DE”.`);
    else if (country !== ANYWHERE && !/^[A-Z]{2}$/.test(country))
      read.problems.push(`Line ${line}: “${place}” is not a country; write its two letters, its English name, or * for everywhere else.`);
    else if (country === ANYWHERE && postcodes.length > 0)
      read.problems.push(`Line ${line}: everywhere else has no postcodes; name the country.`);
    else if (postcodes.some((prefix) => !/^[A-Z\d]{1,10}$/.test(prefix)))
      read.problems.push(`Line ${line}: postcodes begin with letters and digits; separate several by spaces.`);
    else read.rows.push({ line, zone, country, postcodes });
  }
  read.problems.push(...twiceIn(read.rows));
  return read;
}

/** Two rows that fit a place equally well would leave its zone to chance. */
function twiceIn(rows: readonly TypedZone[]): string[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ line, country, postcodes }) =>
    (postcodes.length === 0 ? [""] : postcodes).flatMap((prefix) => {
      const key = `${country} ${prefix}`.trim();
      const first = seen.get(key);
      seen.set(key, first ?? line);
      return first === undefined ? [] : [`Line ${line}: ${key === ANYWHERE ? "everywhere else" : key} stands in line ${first} already.`];
    }),
  );
}

/** "Zone; up to kg; price", for example "1; 2; 5.90". Weights and prices may have a decimal comma where semicolons or tabs separate. */
export function readRates(text: string): Read<TypedRate> {
  const read: Read<TypedRate> = { rows: [], problems: [] };
  const seen = new Map<string, number>();
  for (const { line, cells } of cellsOf(text)) {
    const [zone = "", kilograms = "", price = "", ...more] = cells;
    if (read.rows.length === 0 && /^zone$/i.test(zone)) continue;
    const upToG = gramsOf(kilograms);
    const plainPrice = price.replace(",", ".");
    const first = seen.get(`${zone} ${upToG}`);
    if (!ZONE.test(zone)) read.problems.push(`Line ${line}: begin with the name of the zone, such as “1; 2; 5.90”.`);
    else if (more.length > 0)
      read.problems.push(`Line ${line}: three cells are expected: zone, weight, price. Use semicolons where decimals have commas.`);
    else if (upToG === null)
      read.problems.push(`Line ${line}: “${kilograms}” is not a weight in kilograms above 0 and up to ${MOST_G / 1000}, to the gram.`);
    else if (!/^\d{1,9}(\.\d{1,4})?$/.test(plainPrice)) read.problems.push(`Line ${line}: “${price}” is not a price such as 5.90.`);
    else if (first !== undefined) read.problems.push(`Line ${line}: this weight of zone ${zone} stands in line ${first} already.`);
    else {
      seen.set(`${zone} ${upToG}`, line);
      read.rows.push({ line, zone, upToG, price: plainPrice });
    }
  }
  return read;
}

function gramsOf(kilograms: string): number | null {
  const plain = kilograms.replace(",", ".").replace(/\s*kg$/i, "");
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(plain)) return null;
  const grams = Math.round(Number(plain) * 1000);
  return grams > 0 && grams <= MOST_G ? grams : null;
}

/** What only shows when zones, rates and currency are seen together, as sentences for the field of the rates. */
export function findRateProblems(zones: readonly ZoneRow[], rates: readonly TypedRate[], currency: string): string[] {
  const named = new Set(zones.map(({ zone }) => zone));
  const priced = new Set(rates.map(({ zone }) => zone));
  const digits = minorDigits(currency);
  const unknown = rates.filter(({ zone }) => !named.has(zone)).map(({ line, zone }) => `Line ${line}: there is no zone “${zone}” above.`);
  const finer = rates
    .filter(({ price }) => (price.split(".")[1] ?? "").length > digits)
    .map(({ line, price }) => `Line ${line}: ${currency} has ${digits} decimals, “${price}” has more.`);
  const without = [...named]
    .filter((zone) => !priced.has(zone))
    .map((zone) => `Zone “${zone}” has no price; write one or leave it out above.`);
  return [...unknown, ...finer, ...without];
}

export const rateRows = (rates: readonly TypedRate[], currency: string): RateRow[] =>
  rates.map(({ zone, upToG, price }) => ({ zone, up_to_g: upToG, price_minor: toMinor(price, currency) }));

export const zoneRows = (zones: readonly ZoneRow[]): ZoneRow[] =>
  zones.map(({ zone, country, postcodes }) => ({ zone, country, postcodes }));

export const zonesText = (zones: readonly ZoneRow[]): string =>
  zones.map(({ zone, country, postcodes }) => [zone, country, postcodes.join(" ")].filter(Boolean).join("; ")).join("\n");

export const ratesText = (rates: readonly RateRow[], currency: string): string =>
  rates.map(({ zone, up_to_g, price_minor }) => `${zone}; ${up_to_g / 1000}; ${toMajor(price_minor, currency)}`).join("\n");
