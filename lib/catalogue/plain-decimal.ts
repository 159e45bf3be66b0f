import { minorDigits } from "@/db/values";

/** A stored price as a plain decimal string: at least the currency's own places, "25.0000" EUR is "25.00". */
export function plainPrice(stored: string, currency: string): string {
  const [whole = "0", fraction = ""] = stored.split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(minorDigits(currency), "0");
  return kept === "" ? whole : `${whole}.${kept}`;
}

/** A stored percentage without idle zeros: "20.0000" is "20". */
export const plainPercent = (stored: string): string => (stored.includes(".") ? stored.replace(/\.?0+$/, "") : stored);
