import { minorDigits } from "@/db/values";

const SIGNS: Readonly<Record<string, string>> = { EUR: "€", USD: "$", GBP: "£", JPY: "¥" };
const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";

export type MoneyFormat = { bare?: boolean | undefined; signed?: boolean | undefined };

/** Integer minor units as people write them: 118440 EUR is "€ 1,184.40". Exact, without floating point. */
export function formatMoney(minor: number, currency: string, { bare, signed }: MoneyFormat = {}): string {
  const digits = minorDigits(currency);
  const text = Math.abs(minor)
    .toFixed(0)
    .padStart(digits + 1, "0");
  const whole = groupThousands(text.slice(0, text.length - digits));
  const amount = digits > 0 ? `${whole}.${text.slice(-digits)}` : whole;
  const prefix = bare ? "" : `${SIGNS[currency] ?? currency}${NO_BREAK_SPACE}`;
  return `${signOf(minor, signed)}${prefix}${amount}`;
}

/** A unit price, which may have more places than its currency: "1184.405" EUR is "€ 1,184.405". */
export function formatPrice(price: string, currency: string): string {
  const [whole = "0", fraction] = price.split(".");
  return `${SIGNS[currency] ?? currency}${NO_BREAK_SPACE}${groupThousands(whole)}${fraction ? `.${fraction}` : ""}`;
}

export const formatUnits = (units: number, signed?: boolean): string =>
  `${signOf(units, signed)}${groupThousands(Math.abs(units).toString())}`;

const groupThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

function signOf(value: number, signed: boolean | undefined): string {
  if (value < 0) return MINUS;
  return signed && value > 0 ? "+" : "";
}
