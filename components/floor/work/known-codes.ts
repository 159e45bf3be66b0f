import type { KnownCode } from "@/lib/places/read-codes";
import { plainCode } from "@/lib/scanning/plain-code";
import { readScan } from "@/lib/scanning/read-scan";

/** What a code says as far as this device can tell. */
export type ScannedItem = { sku: string; units: number; lot: string | null; expiresOn: string | null };

const LENGTH = 14;

/** Units of a product behind a scanned or typed code, or null where only the server can know it. */
export function findItem(text: string, known: readonly KnownCode[], skus: readonly string[]): ScannedItem | null {
  const typed = plainCode(text);
  const scan = readScan(text.trim(), { presentYear: new Date().getUTCFullYear(), orderPrefix: "" });
  const goods = scan.kind === "gtin" ? scan : null;
  const code = goods?.gtin14 ?? typed.padStart(LENGTH, "0");
  const found = known.find((it) => it.code.padStart(LENGTH, "0") === code);
  const sku = found?.sku ?? skus.find((it) => it === typed);
  if (sku === undefined) return null;
  const units = (found?.units ?? 1) * (goods?.count ?? 1);
  return { sku, units, lot: goods?.lot ?? null, expiresOn: goods?.expiry ?? null };
}

/** The bin of a scanned label, or of a code typed by hand. */
export function readBin(text: string): string {
  const scan = readScan(text, { presentYear: new Date().getUTCFullYear(), orderPrefix: "" });
  return (scan.kind === "bin" ? scan.code : plainCode(text)).toUpperCase();
}

/** Whether somebody scanned a bin's label, and not goods. */
export const isBinLabel = (text: string): boolean => readScan(text, { presentYear: 2000, orderPrefix: "" }).kind === "bin";
