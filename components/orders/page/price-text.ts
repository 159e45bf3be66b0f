import { minorDigits } from "@/db/values";

/** A unit price as it is shown: at least the currency's own places, grouped, and no zeros that mean nothing. */
export function priceText(price: string, currency: string): string {
  const [whole = "0", fraction = ""] = price.split(".");
  const digits = minorDigits(currency);
  const kept = fraction.replace(/0+$/, "").padEnd(digits, "0");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return kept === "" ? grouped : `${grouped}.${kept}`;
}
