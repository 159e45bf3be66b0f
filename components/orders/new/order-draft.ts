import { minorDigits } from "@/components/ui/figure-format";
import type { PlaceBody } from "@/lib/orders/inputs";

// The form as it is typed: texts, because half a number is not a number yet. It becomes a request where it is complete.

export type LineDraft = { key: number; sku: string; name: string; units: string; price: string; discount: string };
export type ChargeDraft = { key: number; name: string; amount: string; taxRate: string };
export type Choice = "" | "yes" | "no";
export type Address = { name: string; street: string; postcode: string; city: string; country: string };

export type OrderDraft = {
  customer: string;
  customerName: string;
  lines: LineDraft[];
  charges: ChargeDraft[];
  /** Null is the account's own address. */
  shipTo: Address | null;
  note: string;
  currency: string;
  allowBackorder: Choice;
  shipComplete: Choice;
  oneLocation: Choice;
  strategy: string;
  promisedOn: string;
};

export const emptyLine = (key: number): LineDraft => ({ key, sku: "", name: "", units: "", price: "", discount: "" });
export const emptyCharge = (key: number): ChargeDraft => ({ key, name: "", amount: "", taxRate: "" });
export const NO_ADDRESS: Address = { name: "", street: "", postcode: "", city: "", country: "" };

export const emptyDraft = (customer = "", customerName = ""): OrderDraft => ({
  customer,
  customerName,
  lines: [emptyLine(1)],
  charges: [],
  shipTo: null,
  note: "",
  currency: "",
  allowBackorder: "",
  shipComplete: "",
  oneLocation: "",
  strategy: "",
  promisedOn: "",
});

const choiceOf = (value: boolean | null | undefined): Choice => (value === null || value === undefined ? "" : value ? "yes" : "no");
const saidBy = (choice: Choice): boolean | null => (choice === "" ? null : choice === "yes");

/** A request as the form shows it: a draft that is edited, an order that is copied, a placement that was refused. */
export function draftOfBody(body: PlaceBody, customerName: string): OrderDraft {
  const currency = body.currency ?? "";
  return {
    ...emptyDraft(body.customer, customerName),
    lines: [
      ...body.lines.map((line, index) => ({
        key: index + 1,
        sku: line.sku,
        name: "",
        units: String(line.units),
        price: line.unit_price ? plainDecimal(line.unit_price) : "",
        discount: line.discount ? zeroAsNothing(plainDecimal(line.discount)) : "",
      })),
      emptyLine(body.lines.length + 1),
    ],
    charges: body.charges.map((charge, index) => ({
      key: index + 1,
      name: charge.name,
      amount: typeof charge.amount === "string" ? charge.amount : majorText(charge.amount.amount_minor, currency),
      taxRate: plainDecimal(charge.tax_rate),
    })),
    shipTo: body.ship_to ? { ...NO_ADDRESS, ...pick(body.ship_to) } : null,
    note: body.note,
    currency,
    allowBackorder: choiceOf(body.allow_backorder),
    shipComplete: choiceOf(body.ship_complete),
    oneLocation: body.split ? choiceOf(body.split === "one_location") : "",
    strategy: body.strategy ?? "",
    promisedOn: body.promised_on ?? "",
  };
}

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

export type RequestLine = { sku: string; units: number; unit_price: string | null; discount: string | null };

const decimalOf = (text: string): string | null => {
  const plain = text.trim().replace(",", ".");
  return plain === "" ? null : plain;
};

const isComplete = ({ sku, units }: LineDraft): boolean => sku.trim() !== "" && /^[1-9]\d{0,6}$/.test(units.trim());
export const isEmpty = ({ sku, units, price, discount }: LineDraft): boolean => `${sku}${units}${price}${discount}`.trim() === "";

/** The request and, for each of its lines, the key of the line on the form. Lines that are not complete yet are left out. */
export function requestOf(draft: OrderDraft): { body: Record<string, unknown>; lineKeys: number[] } {
  const lines = draft.lines.filter(isComplete);
  const body = {
    customer: draft.customer,
    currency: draft.currency.trim() === "" ? null : draft.currency.trim().toUpperCase(),
    lines: lines.map(
      (line): RequestLine => ({
        sku: line.sku.trim(),
        units: Number(line.units.trim()),
        unit_price: decimalOf(line.price),
        discount: decimalOf(line.discount),
      }),
    ),
    charges: draft.charges
      .filter(({ name, amount }) => name.trim() !== "" && amount.trim() !== "")
      .map(({ name, amount, taxRate }) => ({ name: name.trim(), amount: decimalOf(amount), tax_rate: decimalOf(taxRate) ?? "0" })),
    ship_to: draft.shipTo,
    allow_backorder: saidBy(draft.allowBackorder),
    ship_complete: saidBy(draft.shipComplete),
    split: draft.oneLocation === "" ? null : draft.oneLocation === "yes" ? "one_location" : "allowed",
    strategy: draft.strategy === "" ? null : draft.strategy,
    promised_on: draft.promisedOn === "" ? null : draft.promisedOn,
    note: draft.note,
  };
  return { body, lineKeys: lines.map(({ key }) => key) };
}

/** The lines of a counter-offer in place of what was asked for; a line that gets nothing goes. */
export function takeOffer(draft: OrderDraft, lineKeys: readonly number[], offer: readonly { line: number; units: number }[]): OrderDraft {
  const offered = new Map(offer.map(({ line, units }) => [lineKeys[line - 1], units]));
  const lines = draft.lines
    .filter((line) => !lineKeys.includes(line.key) || offered.has(line.key))
    .map((line) => ({ ...line, units: String(offered.get(line.key) ?? line.units) }));
  return { ...draft, lines };
}

export const nextKey = (rows: readonly { key: number }[]): number => rows.reduce((most, { key }) => Math.max(most, key), 0) + 1;
