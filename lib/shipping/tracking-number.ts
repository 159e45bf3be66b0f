import { createHash } from "node:crypto";
import { checkDigit, hasCheckDigit } from "@/lib/catalogue/gtin";

const DIGITS = 17;

/**
 * A tracking number out of the label's key, so that buying again under the same key gives the same number: 17 digits and their
 * GS1 check digit. Two keys share one in a hundred million billion; the database refuses it then and a new key is made.
 */
export function trackingNumberOf(key: string): string {
  const hash = BigInt(`0x${createHash("sha256").update(key).digest("hex")}`);
  const digits = String(hash % 10n ** BigInt(DIGITS)).padStart(DIGITS, "0");
  return `${digits}${checkDigit(digits)}`;
}

/** Whether a number can be one that the built-in carrier gave; one mistyped digit is always found. */
export const isTrackingNumber = (text: string): boolean => text.length === DIGITS + 1 && hasCheckDigit(text);
