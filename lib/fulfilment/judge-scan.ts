import type { ScanVerdict } from "@/db/values";
import { readOwnCode } from "@/lib/scanning/own-code";
import type { Item } from "./read-code";

export type Expected = {
  sku: string;
  productId: string;
  bin: string | null;
  lot: { code: string; expiresOn: string | null } | null;
  /** Units still to do. */
  units: number;
  gone: boolean;
};

/** `units` is null where a scan counts as what its code says. */
export type Scanned = { bin: string | null; code: string | null; item: Item | null; lot: string | null; units: number | null };

export type Judgement = { verdict: ScanVerdict; expected: string; got: string; units: number };

/** One scan against what was asked for. The first thing that is wrong is the verdict; nothing is counted unless it is accepted. */
export function judgeScan(expected: Expected, scanned: Scanned, today: string): Judgement {
  const { item } = scanned;
  const units = (item?.units ?? 1) * (scanned.units ?? 1);
  const no = (verdict: ScanVerdict, wanted: string, got: string): Judgement => ({ verdict, expected: wanted, got, units });
  if (expected.gone) return no("work_gone", expected.sku, scanned.code ?? scanned.bin ?? "");
  if (expected.bin !== null && !isBin(scanned.bin, expected.bin)) return no("wrong_bin", expected.bin, scanned.bin ?? "");
  if (scanned.code === null) return { verdict: "accepted", expected: expected.bin ?? "", got: scanned.bin ?? "", units: 0 };
  if (!item) return no("unknown_code", expected.sku, scanned.code);
  if (item.productId !== expected.productId) return no("wrong_item", expected.sku, item.sku);
  if (expected.lot) {
    const lot = item.lot ?? scanned.lot;
    if (lot !== expected.lot.code) return no("wrong_lot", expected.lot.code, lot ?? "");
    const expiry = item.expiry ?? expected.lot.expiresOn;
    if (expiry !== null && expiry < today) return no("expired", today, expiry);
  }
  if (units > expected.units) return no("one_too_many", String(expected.units), String(units));
  return { verdict: "accepted", expected: expected.sku, got: item.sku, units };
}

/** A bin's label holds its code behind a letter; typed by hand it is the code alone, which may begin with that letter itself. */
function isBin(scanned: string | null, code: string): boolean {
  return scanned !== null && binNames(scanned).includes(code.toUpperCase());
}

export function binNames(scanned: string): string[] {
  const text = scanned.trim();
  const own = readOwnCode(text);
  return [text, ...(own?.kind === "bin" ? [own.code] : [])].map((name) => name.toUpperCase());
}

/** What the screen says, in words; sound and colour go with them. */
export const VERDICT_TEXT = {
  accepted: "Right.",
  wrong_item: "Wrong item. Put it back and take the one that is asked for.",
  wrong_bin: "Wrong bin. Go to the bin that is shown and scan its label.",
  wrong_lot: "Wrong lot. Take the lot that is asked for.",
  expired: "This lot has expired. Report it short; it is set aside.",
  one_too_many: "More units than are asked for.",
  unknown_code: "No product of ours has this code.",
  serial_missing: "Scan the serial number as well.",
  serial_known: "This serial number is already in a package.",
  work_gone: "This work is not asked for any more.",
} satisfies Record<ScanVerdict, string>;
