import type { BinKind } from "@/db/values";
import type { BinFact, LotFact } from "@/lib/stock/read-places";

export type PlaceRefusalCode =
  | "bin_unknown"
  | "bin_elsewhere"
  | "bin_other_condition"
  | "lot_missing"
  | "lot_not_tracked"
  | "lot_unknown"
  | "lot_differs";
type Refused = { ok: false; code: PlaceRefusalCode; subject: string; figures: string };

const refused = (code: PlaceRefusalCode, subject: string, figures = ""): Refused => ({ ok: false, code, subject, figures });

/** Damaged and quarantined units lie in bins of their own, and good ones never beside them. */
const fitsBin = (condition: string, kind: BinKind): boolean =>
  condition === "good" ? kind === "pick" || kind === "overflow" : condition === kind;

/** The bin of this code for units of this condition; null where none is named. */
export function nameBin(
  bins: readonly BinFact[],
  code: string | null | undefined,
  { locationId, condition }: { locationId: string; condition: string },
): { ok: true; binId: string | null } | Refused {
  if (code === null || code === undefined) return { ok: true, binId: null };
  const bin = bins.find((candidate) => candidate.code === code);
  if (!bin || bin.archived) return refused("bin_unknown", code);
  if (bin.locationId !== locationId) return refused("bin_elsewhere", code);
  if (!fitsBin(condition, bin.kind)) return refused("bin_other_condition", code, `${bin.kind}, not ${condition}`);
  return { ok: true, binId: bin.id };
}

type Product = { id: string; sku: string; tracksLots: boolean };
export type NamedLot = { code: string | null | undefined; expiresOn?: string | null | undefined };

/** The lot that arriving units belong to: known, still without an id where it is new, or none because the product has none. */
export function nameLot(
  lots: readonly LotFact[],
  product: Product,
  { code, expiresOn = null }: NamedLot,
): { ok: true; lot: LotFact | null } | Refused {
  if (!product.tracksLots) {
    return code || expiresOn ? refused("lot_not_tracked", product.sku) : { ok: true, lot: null };
  }
  if (!code) return refused("lot_missing", product.sku);
  const known = lots.find((lot) => lot.productId === product.id && lot.code === code);
  if (!known) return { ok: true, lot: { id: "", productId: product.id, code, expiresOn } };
  if (known.expiresOn && expiresOn && known.expiresOn !== expiresOn) return refused("lot_differs", code, `expires on ${known.expiresOn}`);
  return { ok: true, lot: known };
}
