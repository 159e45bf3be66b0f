import { Decimal } from "decimal.js";
import type { TaxCategory } from "@/db/values";
import { minorDigits } from "@/db/values";
import { roundMinor } from "./money";

export type PricedUnits = { unitPrice: string; discount: string; units: number };
export type TaxedAmount = { taxCategory: TaxCategory; taxRate: string; amountMinor: number };
export type TaxGroup = { taxCategory: TaxCategory; taxRate: string; netMinor: number; taxMinor: number };
export type Totals = { netMinor: number; taxMinor: number; totalMinor: number; groups: TaxGroup[] };

/** Units times price less discount (percent), in minor units of the currency, rounded once: half away from zero. */
export function amountOf({ unitPrice, discount, units }: PricedUnits, currency: string): number {
  const full = new Decimal(unitPrice).mul(units).mul(10 ** minorDigits(currency));
  return roundMinor(discount === "0" ? full : full.mul(HUNDRED.minus(discount)).div(HUNDRED));
}

const WHOLE_PERCENT = /^(0|[1-9]\d{0,3})(?:\.0+)?$/;

/** A percentage without the zeros that the database keeps: "20.0000" is "20". */
export const plainRate = (rate: string): string => WHOLE_PERCENT.exec(rate)?.[1] ?? new Decimal(rate).toString();

/**
 * Totals of one document in minor units. VAT is taken once per (category, rate) from that group's base;
 * with prices that include tax it is taken out of the group's gross sum instead.
 */
export function totalsOf(amounts: readonly TaxedAmount[], pricesIncludeTax: boolean): Totals {
  const groups = sumByRate(amounts).map((sum) => groupOf(sum, pricesIncludeTax));
  const netMinor = groups.reduce((total, group) => total + group.netMinor, 0);
  const taxMinor = groups.reduce((total, group) => total + group.taxMinor, 0);
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor, groups };
}

/** The amounts with those of one category and rate added up. */
export function sumByRate(amounts: readonly TaxedAmount[]): TaxedAmount[] {
  const sums = new Map<string, TaxedAmount>();
  for (const { taxCategory, taxRate: written, amountMinor } of amounts) {
    const taxRate = plainRate(written);
    const key = `${taxCategory} ${taxRate}`;
    sums.set(key, { taxCategory, taxRate, amountMinor: (sums.get(key)?.amountMinor ?? 0) + amountMinor });
  }
  return [...sums.values()];
}

function groupOf({ taxCategory, taxRate, amountMinor }: TaxedAmount, pricesIncludeTax: boolean): TaxGroup {
  if (taxRate === "0") return { taxCategory, taxRate, netMinor: amountMinor, taxMinor: 0 };
  const rate = new Decimal(taxRate).div(100);
  const taxMinor = roundMinor(pricesIncludeTax ? new Decimal(amountMinor).mul(rate).div(rate.plus(1)) : new Decimal(amountMinor).mul(rate));
  return { taxCategory, taxRate, netMinor: pricesIncludeTax ? amountMinor - taxMinor : amountMinor, taxMinor };
}

const HUNDRED = new Decimal(100);
