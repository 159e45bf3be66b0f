import { Decimal } from "decimal.js";
import { minorDigits } from "@/db/values";

const HALF_AWAY_FROM_ZERO = Decimal.ROUND_HALF_UP;

/** Rounds half away from zero to whole minor units. */
export const roundMinor = (amount: Decimal): number => amount.toDecimalPlaces(0, HALF_AWAY_FROM_ZERO).toNumber();

/** A decimal string in major units ("12.345") as integer minor units of the currency, rounded half away from zero. */
export const toMinor = (major: string, currency: string): number =>
  roundMinor(new Decimal(major).mul(Decimal.pow(10, minorDigits(currency))));

/** Integer minor units as a plain decimal string in major units: 1234 EUR is "12.34". */
export const toMajor = (amountMinor: number, currency: string): string =>
  new Decimal(amountMinor).div(Decimal.pow(10, minorDigits(currency))).toFixed(minorDigits(currency));

/** For a person: grouped digits, with the currency where `withCurrency` says so. */
export function formatMinor(amountMinor: number, currency: string, withCurrency = false): string {
  const [whole = "0", fraction] = toMajor(Math.abs(amountMinor), currency).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = `${amountMinor < 0 ? "\u2212" : ""}${grouped}${fraction ? `.${fraction}` : ""}`;
  return withCurrency ? `${currency}\u00a0${text}` : text;
}
