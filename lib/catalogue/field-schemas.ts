import { z } from "zod";

const CONTROL = /\p{Cc}/u;

const lengthOf = (text: string): number => Array.from(text).length;

/** One line of text as people write it, in any script; at most `most` characters, counted as people count them. */
export const lineOf = (most: number, emptyMessage: string) =>
  z
    .string(emptyMessage)
    .transform((text) => text.normalize("NFC").trim())
    .refine((text) => text !== "", emptyMessage)
    .refine((text) => lengthOf(text) <= most, `Use at most ${most} characters.`)
    .refine((text) => !CONTROL.test(text), "Line breaks and control characters are not allowed here.")
    .meta({ type: "string", minLength: 1, maxLength: most });

/** As lineOf, but nothing at all is an answer too. */
export const optionalLineOf = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .refine((text) => lengthOf(text) <= most, `Use at most ${most} characters.`)
    .refine((text) => !CONTROL.test(text), "Line breaks and control characters are not allowed here.")
    .meta({ type: "string", maxLength: most });

const CODE_FORM = "Use 1 to 64 letters (A to Z), digits, dots, dashes, slashes or underscores, without spaces.";

/** A natural key: SKU, customer code, location code, price list code. */
export const code = z
  .string(CODE_FORM)
  .trim()
  .regex(/^[A-Za-z0-9._/-]{1,64}$/, CODE_FORM)
  .refine((text) => text !== "." && text !== "..", CODE_FORM);

const PRICE_FORM = "Write a price such as 12.50, with at most four decimals.";
const PRICE = /^\d{1,11}(\.\d{1,4})?$/;

/** Unit price in major units, as a decimal string; a JSON number is read as it is written. */
export const unitPrice = z
  .union([z.string(), z.number()], PRICE_FORM)
  .transform((price) => String(price).trim())
  .refine((text) => PRICE.test(text), PRICE_FORM)
  .meta({ type: "string", example: "12.50" });

const RATE_FORM = "Write a percentage from 0 to 100, such as 20 or 10.75.";
const RATE = /^\d{1,3}(\.\d{1,4})?$/;

/** A percentage as a decimal string: "20" is 20 %. */
export const percentage = z
  .union([z.string(), z.number()], RATE_FORM)
  .transform((rate) => String(rate).trim())
  .refine((text) => RATE.test(text) && Number(text) <= 100, RATE_FORM)
  .meta({ type: "string", example: "20" });

const CURRENCY_FORM = "Write the three letters of a currency, such as EUR.";
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

export const currency = z
  .string(CURRENCY_FORM)
  .trim()
  .regex(/^[A-Z]{3}$/, { error: CURRENCY_FORM, abort: true })
  .refine((text) => CURRENCIES.has(text), "This is not a currency that is in use.")
  .meta({ example: "EUR" });

const UNITS_FORM = "Write a whole number of units.";
const MOST_UNITS = 1_000_000_000;

export const units = z
  .int(UNITS_FORM)
  .min(1, "At least one unit.")
  .max(MOST_UNITS, `At most ${MOST_UNITS.toLocaleString("en")} units.`);

export const unitsOrNone = z
  .int(UNITS_FORM)
  .min(0, "Not less than 0.")
  .max(MOST_UNITS, `At most ${MOST_UNITS.toLocaleString("en")} units.`);

const DAY_FORM = "Write a date such as 2027-03-31.";

/** A day of the calendar that every part of the product can hold: 2026-02-31 is none, and PostgreSQL knows no year 0. */
export const isBusinessDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith("0000") ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

export const businessDay = z.iso.date(DAY_FORM).refine(isBusinessDay, DAY_FORM);

/** Money on the wire: integer minor units of the currency. */
export const money = z.object({ amount_minor: z.int("Write whole minor units, 10000 for 100.00.").min(0, "Not less than 0."), currency });

/** A country by its two letters, or as it stands on the label. */
export const country = optionalLineOf(60);

export const latitude = z.number("Write degrees from -90 to 90.").min(-90, "From -90 to 90.").max(90, "From -90 to 90.");
export const longitude = z.number("Write degrees from -180 to 180.").min(-180, "From -180 to 180.").max(180, "From -180 to 180.");
