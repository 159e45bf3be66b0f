import { type FormErrors, formErrors } from "@/components/orders/new/form-errors";
import { forecastsOf, type LineForecast } from "@/components/orders/new/line-forecast";
import type { Choice, LineDraft, OrderDraft } from "@/components/orders/new/order-draft";
import type { Trouble } from "@/components/orders/new/use-submit";
import type { Quote } from "@/lib/orders/quote";

const saidBy = (choice: Choice): boolean | null => (choice === "" ? null : choice === "yes");

export type RequestLine = { sku: string; units: number; unit_price: string | null; discount: string | null };

const decimalOf = (text: string): string | null => {
  const plain = text.trim().replace(",", ".");
  return plain === "" ? null : plain;
};

const isComplete = ({ sku, units }: LineDraft): boolean => sku.trim() !== "" && /^[1-9]\d{0,6}$/.test(units.trim());

/** The request and, for each of its lines, the key of the line on the form. Lines that are not complete yet are left out. */
export function requestOf(draft: OrderDraft): { body: Record<string, unknown>; lines: RequestLine[]; lineKeys: number[] } {
  const complete = draft.lines.filter(isComplete);
  const lines = complete.map(
    (line): RequestLine => ({
      sku: line.sku.trim(),
      units: Number(line.units.trim()),
      unit_price: decimalOf(line.price),
      discount: decimalOf(line.discount),
    }),
  );
  const body = {
    customer: draft.customer,
    currency: draft.currency.trim() === "" ? null : draft.currency.trim().toUpperCase(),
    lines,
    charges: draft.charges
      .filter(({ name, amount }) => name.trim() !== "" && amount.trim() !== "")
      .map(({ name, amount, taxRate }) => ({ name: name.trim(), amount: decimalOf(amount), tax_rate: decimalOf(taxRate) ?? "0" })),
    ship_to: draft.shipTo,
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
