import type { FormErrors } from "@/components/orders/new/form-errors";
import type { LineErrors } from "@/components/orders/new/line-row";
import { type ChargeDraft, isEmpty, type LineDraft, type OrderDraft } from "@/components/orders/new/order-draft";
import { decimalOf, wholeOf } from "@/components/orders/new/typed-figures";

type ChargeErrors = Partial<Record<"name" | "amount" | "tax_rate", string>>;

/** What is begun and cannot be asked for as it stands: lines by their key, charges by their place. */
export type DraftGaps = { lines: Map<number, LineErrors>; charges: Map<number, ChargeErrors> };

const PRICE = "Write a price such as 1234.50.";
const PERCENT = "Write percent such as 12.5.";
const UNITS = "Write a whole number, 1 or more.";

const isBlank = (text: string): boolean => text.trim() === "";
const unreadable = (text: string, message: string): string | undefined => (isBlank(text) || decimalOf(text) !== null ? undefined : message);

/** Whether somebody has begun the charge. */
export const isCharge = ({ name, amount, taxRate }: ChargeDraft): boolean => !isBlank(`${name}${amount}${taxRate}`);

/** Without `isDone`, what one may be just about to type is no gap yet: the last empty field of what was begun last. */
export function gapsOf({ lines, charges }: OrderDraft, isDone: boolean): DraftGaps {
  const lastLine = lines.findLastIndex((line) => !isEmpty(line));
  const lastCharge = charges.findLastIndex(isCharge);
  return {
    lines: gapsBy(
      lines,
      ({ key }) => key,
      (line, place) => (isEmpty(line) ? {} : lineGaps(line, isDone || place < lastLine)),
    ),
    charges: gapsBy(
      charges,
      (_, place) => place,
      (charge, place) => (isCharge(charge) ? chargeGaps(charge, isDone || place < lastCharge) : {}),
    ),
  };
}

/** What the figures of the rehearsal do not have in them. */
export function leftOut({ lines, charges }: DraftGaps): string | null {
  const counts = [count(lines.size, "line"), count(charges.size, "charge")].filter(Boolean);
  return counts.length === 0
    ? null
    : `Not in this yet: ${counts.join(" and ")}. Complete or remove what is begun before you place or save.`;
}

const count = (rows: number, word: string): string => (rows === 0 ? "" : `${rows} ${word}${rows === 1 ? "" : "s"}`);

/** Gaps beside what the server said: it never saw those rows. */
export function withGaps({ lines, fields }: FormErrors, gaps: DraftGaps): FormErrors {
  const ofCharges = [...gaps.charges].flatMap(([place, errors]) =>
    Object.entries(errors).map(([field, message]) => [`charges.${place}.${field}`, message] as const),
  );
  return { lines: new Map([...lines, ...gaps.lines]), fields: { ...fields, ...Object.fromEntries(ofCharges) } };
}

function gapsBy<Row, Errors extends object>(
  rows: readonly Row[],
  name: (row: Row, place: number) => number,
  look: (row: Row, place: number) => Errors,
): Map<number, Errors> {
  const found = rows.map((row, place) => [name(row, place), look(row, place)] as const);
  return new Map(found.filter(([, errors]) => Object.keys(errors).length > 0));
}

function lineGaps({ sku, units, price, discount }: LineDraft, isLeft: boolean): LineErrors {
  const isNext = !isLeft && isBlank(`${price}${discount}`);
  return said({
    sku: isBlank(sku) ? "Choose a product." : undefined,
    units: isBlank(units) ? (isNext ? undefined : "How many units?") : wholeOf(units) === null ? UNITS : undefined,
    unit_price: unreadable(price, PRICE),
    discount: unreadable(discount, PERCENT),
  });
}

function chargeGaps({ name, amount, taxRate }: ChargeDraft, isLeft: boolean): ChargeErrors {
  const isNext = !isLeft && isBlank(taxRate);
  return said({
    name: isBlank(name) ? "Name the charge." : undefined,
    amount: isBlank(amount) ? (isNext ? undefined : "How much?") : unreadable(amount, PRICE),
    tax_rate: unreadable(taxRate, PERCENT),
  });
}

/** Only the fields that have something to say. */
const said = <Field extends string>(errors: Record<Field, string | undefined>): Partial<Record<Field, string>> =>
  Object.fromEntries(Object.entries(errors).filter(([, message]) => message !== undefined)) as Partial<Record<Field, string>>;
