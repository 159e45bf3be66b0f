import {
  type Address,
  type ChargeDraft,
  type Choice,
  emptyDraft,
  emptyLine,
  type LineDraft,
  NO_ADDRESS,
  type OrderDraft,
} from "@/components/orders/new/order-draft";
import { minorDigits } from "@/db/values";
import type { PlaceBody } from "@/lib/orders/inputs";

const choiceOf = (value: boolean | null | undefined): Choice => (value === null || value === undefined ? "" : value ? "yes" : "no");

/** A request as the form shows it: a draft that is edited, an order that is copied, a placement that was refused. */
export function draftOfBody(body: PlaceBody, customerName: string): OrderDraft {
  const { lines, charges, draft: _draft, override: _override, ...asked } = body;
  return {
    ...emptyDraft(body.customer, customerName),
    lines: [...lines.map(lineOf), emptyLine(lines.length + 1)],
    charges: charges.map(chargeOf),
    shipTo: body.ship_to ? { ...NO_ADDRESS, ...pick(body.ship_to) } : null,
    note: body.note,
    currency: body.currency ?? "",
    pricesIncludeTax: choiceOf(body.prices_include_tax),
    allowBackorder: choiceOf(body.allow_backorder),
    shipComplete: choiceOf(body.ship_complete),
    allowSubstitution: choiceOf(body.allow_substitution),
    oneLocation: body.split ? choiceOf(body.split === "one_location") : "",
    strategy: body.strategy ?? "",
    promisedOn: body.promised_on ?? "",
    asked,
  };
}

const lineOf = (line: PlaceBody["lines"][number], index: number): LineDraft => ({
  key: index + 1,
  sku: line.sku,
  name: "",
  units: String(line.units),
  price: line.unit_price ? plainDecimal(line.unit_price) : "",
  discount: line.discount ? zeroAsNothing(plainDecimal(line.discount)) : "",
  taxRate: line.tax_rate ? plainDecimal(line.tax_rate) : "",
  allowBackorder: choiceOf(line.allow_backorder),
  shipComplete: choiceOf(line.ship_complete),
  allowSubstitution: choiceOf(line.allow_substitution),
  asked: line,
});

const chargeOf = (charge: PlaceBody["charges"][number], index: number): ChargeDraft => ({
  key: index + 1,
  name: charge.name,
  amount: typeof charge.amount === "string" ? charge.amount : majorText(charge.amount.amount_minor, charge.amount.currency),
  taxRate: plainDecimal(charge.tax_rate),
  asked: charge,
});

const pick = ({ name, street, postcode, city, country }: Address): Address => ({ name, street, postcode, city, country });

/** "18.5000" is "18.5"; the database keeps four places. */
export const plainDecimal = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);
const zeroAsNothing = (text: string): string => (Number(text) === 0 ? "" : text);

/** Minor units as the decimal that one would type. */
export function majorText(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(minor).padStart(digits + 1, "0");
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
