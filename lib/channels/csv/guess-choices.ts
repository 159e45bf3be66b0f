import { parseDecimal, type DecimalSign } from "./decimal-sign";

const KNOWN_CREDIT = new Set(["c", "cn", "cr", "crn", "gs", "av", "nc", "ret", "rma"]);
const CHARGE_CODES = new Set([
  "POST",
  "DOT",
  "C2",
  "BANK CHARGES",
  "AMAZONFEE",
  "SHIP",
  "SHIPPING",
  "FREIGHT",
  "DELIVERY",
  "PORTO",
  "VERSAND",
  "FRACHT",
  "HANDLING",
  "FEE",
  "PORT",
]);
const CHARGE_WORDS =
  /^(?:\w+ )?(?:postage|carriage|shipping|freight|delivery|handling|bank charges?|manual|adjust\w*|discount|samples?|fees?|surcharge|porto|versand\w*|fracht\w*|frais de port|livraison|transport|gastos de envio|envio|spedizione|verzendkosten|postarina|dostava|wysylka)\b/i;

type DocumentRow = { document: string; units: string };
type SkuRow = { sku: string; description: string };

/**
 * Letters before the number that mark credit notes: every document that starts with them takes units back,
 * or they are a usual mark and only a few documents carry them.
 */
export function guessCreditPrefixes(rows: readonly DocumentRow[], decimal: DecimalSign): string[] {
  const seen = new Map<string, { documents: Set<string>; negative: number; positive: number }>();
  for (const { document, units } of rows) {
    const prefix = /^(\p{L}*)[\s\-_/]?\d/u.exec(document)?.[1] ?? "";
    const counts = seen.get(prefix) ?? { documents: new Set<string>(), negative: 0, positive: 0 };
    seen.set(prefix, counts);
    counts.documents.add(document);
    const value = Number(parseDecimal(units, decimal) ?? Number.NaN);
    if (value < 0) counts.negative += 1;
    if (value > 0) counts.positive += 1;
  }
  const all = [...seen.values()].reduce((sum, { documents }) => sum + documents.size, 0);
  return [...seen]
    .filter(([prefix, { documents, negative, positive }]) => {
      const takesBack = negative > 0 && positive === 0 && documents.size < all;
      const usual = KNOWN_CREDIT.has(prefix.toLowerCase()) && documents.size * 4 < all;
      return prefix !== "" && (takesBack || usual);
    })
    .map(([prefix]) => prefix);
}

/** Codes of postage, fees and the like: known ones, and those with next to no digits whose description says so. */
export function guessChargeCodes(rows: readonly SkuRow[]): string[] {
  const found = new Set<string>();
  for (const { sku, description } of rows) {
    const plain = description.normalize("NFKD").replace(/\p{M}/gu, "");
    const fewDigits = sku.replace(/\D/g, "").length <= 1;
    if (CHARGE_CODES.has(sku.toUpperCase()) || (fewDigits && sku !== "" && CHARGE_WORDS.test(plain))) found.add(sku);
  }
  return [...found].filter((code) => code.length <= 64).slice(0, 200);
}
