import { type FormErrors, formErrors } from "@/components/orders/new/form-errors";
import { guardLeaving } from "@/components/orders/new/leave-guard";
import { forecastsOf, type LineForecast } from "@/components/orders/new/line-forecast";
import { type DraftGaps, gapsOf, isCharge, leftOut, withGaps } from "@/components/orders/new/draft-gaps";
import { type Address, type ChargeDraft, type Choice, isEmpty, type LineDraft, type OrderDraft } from "@/components/orders/new/order-draft";
import { decimalOf, wholeOf } from "@/components/orders/new/typed-figures";
import type { Trouble } from "@/components/orders/new/use-submit";
import type { PlaceBody } from "@/lib/orders/inputs";
import type { Quote } from "@/lib/orders/quote";
import type { PlaceAnswer } from "@/lib/orders/wire";

const saidBy = (choice: Choice): boolean | null => (choice === "" ? null : choice === "yes");

type AskedLine = PlaceBody["lines"][number];
type ShipTo = NonNullable<PlaceBody["ship_to"]>;

export type RequestLine = Partial<AskedLine> & Pick<AskedLine, "sku" | "units">;

type Request = {
  body: Record<string, unknown>;
  lines: RequestLine[];
  /** For each line of the request the key of the line on the form. */
  lineKeys: number[];
  /** For each charge of the request its place on the form. */
  chargePlaces: number[];
  /** What is begun and left out, because it is not complete or cannot be read. */
  gaps: DraftGaps;
};

/** The request as far as the form can be read. What is left out is named: nothing may be placed or saved without it. */
export function requestOf(draft: OrderDraft): Request {
  const gaps = gapsOf(draft, true);
  const complete = draft.lines.filter((line) => !isEmpty(line) && !gaps.lines.has(line.key));
  const lines = complete.map(askFor);
  const chargePlaces = draft.charges.flatMap((row, place) => (isCharge(row) && !gaps.charges.has(place) ? [place] : []));
  const body = {
    ...draft.asked,
    customer: draft.customer,
    currency: draft.currency.trim() === "" ? null : draft.currency.trim().toUpperCase(),
    lines,
    charges: draft.charges.filter((_, place) => chargePlaces.includes(place)).map(charge),
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
  return { body, lines, lineKeys: complete.map(({ key }) => key), chargePlaces, gaps };
}

const askFor = (line: LineDraft): RequestLine => ({
  ...line.asked,
  sku: line.sku.trim(),
  units: wholeOf(line.units) ?? 0,
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

type Told = {
  forecasts: ReadonlyMap<number, LineForecast>;
  errors: FormErrors;
  title: string;
  /** Over the limit, where the account waits for approval instead of being refused. */
  parks: boolean;
  /** What the figures do not have in them; null where they have everything. */
  left: string | null;
  /** Asks before the form is left; not there where what was sent is kept as a refused placement. */
  guard: (() => () => void) | undefined;
};

export type DraftReading = {
  body: Record<string, unknown>;
  asked: readonly RequestLine[];
  isBegun: boolean;
  /** Why it may not be sent as it stands. */
  trouble: Trouble | null;
  /** What an answer says, at the lines and fields of the form that it is about. */
  tell: (quote: Quote | null, trouble: Trouble | null) => Told;
  takeOffer: (draft: OrderDraft, offer: readonly { line: number; units: number }[]) => OrderDraft;
};

/** What a draft asks for, and how the answers lead back to its lines. */
export function readDraft(draft: OrderDraft): DraftReading {
  const { body, lines, lineKeys, chargePlaces, gaps } = requestOf(draft);
  const left = leftOut(gaps);
  return {
    body,
    asked: lines,
    isBegun: lines.length + gaps.lines.size > 0,
    trouble: left === null ? null : { status: "invalid", problems: [] },
    tell: (quote, trouble) => ({
      forecasts: quote ? forecastsOf(quote, lineKeys) : new Map<number, never>(),
      errors: withGaps(formErrors(quote, trouble, { lineKeys, chargePlaces, lines }), gapsOf(draft, trouble?.status === "invalid")),
      title: titleFor(quote?.answer ?? null, left !== null),
      parks: isParked(quote?.answer ?? null),
      left,
      guard: trouble?.status === "refused" && trouble.refusal.refusal_id ? undefined : guardLeaving,
    }),
    takeOffer: (now, offer) => takeOffer(now, lineKeys, offer),
  };
}

const isParked = (answer: PlaceAnswer | null): boolean => answer?.ok === true && answer.order.status === "pending_approval";

function titleFor(answer: PlaceAnswer | null, isPart: boolean): string {
  if (!answer) return "What would commit";
  if (!answer.ok) return "Nothing would commit";
  if (isParked(answer)) return "All four would wait";
  return isPart ? "What would commit so far" : "What would commit, all at once";
}
