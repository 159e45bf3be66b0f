import { type FormErrors, formErrors } from "@/components/orders/new/form-errors";
import { forecastsOf, type LineForecast } from "@/components/orders/new/line-forecast";
import type { Address, ChargeDraft, Choice, LineDraft, OrderDraft } from "@/components/orders/new/order-draft";
import type { Trouble } from "@/components/orders/new/use-submit";
import type { PlaceBody } from "@/lib/orders/inputs";
import type { Quote } from "@/lib/orders/quote";

const saidBy = (choice: Choice): boolean | null => (choice === "" ? null : choice === "yes");

type AskedLine = PlaceBody["lines"][number];
type ShipTo = NonNullable<PlaceBody["ship_to"]>;

export type RequestLine = Partial<AskedLine> & Pick<AskedLine, "sku" | "units">;

const decimalOf = (text: string): string | null => {
  const plain = text.trim().replace(",", ".");
  return plain === "" ? null : plain;
};

const isComplete = ({ sku, units }: LineDraft): boolean => sku.trim() !== "" && /^[1-9]\d{0,6}$/.test(units.trim());

/** The request and, for each of its lines, the key of the line on the form. Lines that are not complete yet are left out. */
export function requestOf(draft: OrderDraft): { body: Record<string, unknown>; lines: RequestLine[]; lineKeys: number[] } {
  const complete = draft.lines.filter(isComplete);
  const lines = complete.map(askFor);
  const body = {
    ...draft.asked,
    customer: draft.customer,
    currency: draft.currency.trim() === "" ? null : draft.currency.trim().toUpperCase(),
    lines,
    charges: draft.charges.filter(({ name, amount }) => name.trim() !== "" && amount.trim() !== "").map(charge),
    prices_include_tax: saidBy(draft.pricesIncludeTax),
    ship_to: draft.shipTo && shipTo(draft.shipTo, draft.asked?.ship_to),
    allow_backorder: saidBy(draft.allowBackorder),
    ship_complete: saidBy(draft.shipComplete),
    allow_substitution: saidBy(draft.allowSubstitution),
    split: draft.oneLocation === "" ? null : draft.oneLocation === "yes" ? "one_location" : "allowed",
    strategy: draft.strategy === "" ? null : draft.strategy,
    promised_on: draft.promisedOn === "" ? null : draft.promisedOn,
    note: draft.note,
  };
  return { body, lines, lineKeys: complete.map(({ key }) => key) };
}

const askFor = (line: LineDraft): RequestLine => ({
  ...line.asked,
  sku: line.sku.trim(),
  units: Number(line.units.trim()),
  unit_price: decimalOf(line.price),
  discount: decimalOf(line.discount),
  tax_rate: decimalOf(line.taxRate),
  allow_backorder: saidBy(line.allowBackorder),
  ship_complete: saidBy(line.shipComplete),
  allow_substitution: saidBy(line.allowSubstitution),
});

/** A category belongs to its rate: another rate has its own. */
function charge({ name, amount, taxRate, asked }: ChargeDraft): Record<string, unknown> {
  const rate = decimalOf(taxRate) ?? "0";
  const isSameRate = asked !== null && Number(rate) === Number(asked.tax_rate);
  return {
    ...asked,
    name: name.trim(),
    amount: decimalOf(amount),
    tax_rate: rate,
    tax_category: isSameRate ? asked.tax_category : null,
  };
}

/** Where the place is on the map holds as long as it is that place. */
function shipTo(typed: Address, asked: ShipTo | null | undefined): Partial<ShipTo> {
  if (!asked) return typed;
  const isSamePlace = PLACE.every((field) => typed[field].trim() === asked[field]);
  return { ...asked, ...typed, ...(!isSamePlace && { latitude: null, longitude: null }) };
}

const PLACE = ["street", "postcode", "city", "country"] as const;

/** The lines of a counter-offer in place of what was asked for; a line that gets nothing goes. */
export function takeOffer(draft: OrderDraft, lineKeys: readonly number[], offer: readonly { line: number; units: number }[]): OrderDraft {
  const offered = new Map(offer.map(({ line, units }) => [lineKeys[line - 1], units]));
  const lines = draft.lines
    .filter((line) => !lineKeys.includes(line.key) || offered.has(line.key))
    .map((line) => ({ ...line, units: String(offered.get(line.key) ?? line.units) }));
  return { ...draft, lines };
}

type Told = { forecasts: ReadonlyMap<number, LineForecast>; errors: FormErrors };

export type DraftReading = {
  body: Record<string, unknown>;
  asked: readonly RequestLine[];
  /** What an answer says, at the lines and fields of the form that it is about. */
  tell: (quote: Quote | null, trouble: Trouble | null) => Told;
  takeOffer: (draft: OrderDraft, offer: readonly { line: number; units: number }[]) => OrderDraft;
};

/** What a draft asks for, and how the answers lead back to its lines. */
export function readDraft(draft: OrderDraft): DraftReading {
  const { body, lines, lineKeys } = requestOf(draft);
  return {
    body,
    asked: lines,
    tell: (quote, trouble) => ({
      forecasts: quote ? forecastsOf(quote, lineKeys) : new Map<number, never>(),
      errors: formErrors(quote, trouble, lineKeys, lines),
    }),
    takeOffer: (now, offer) => takeOffer(now, lineKeys, offer),
  };
}
