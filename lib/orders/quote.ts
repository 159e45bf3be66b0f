import "server-only";
import type { Terms } from "@/db/values";
import { findUnstorable, UNSTORABLE } from "@/lib/server/storable";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { makeIds } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import { businessDate } from "./business-date";
import { type PlaceBody, placeBody } from "./inputs";
import { dateOrder, drawOrder } from "./new-order";
import { decidePlace } from "./place";
import type { PlacementFacts } from "./placement-facts";
import { orderTotals } from "./price";
import { queryFor, readPlacement } from "./read-placement";
import { viewOrder } from "./view";
import type { PlaceAnswer, WireOrder } from "./wire";

/** What the form shows of the account it orders for. */
export type QuoteCustomer = {
  code: string;
  name: string;
  terms: Terms;
  termsDays: number;
  currency: string;
  email: string | null;
  credit: { limitMinor: number | null; exposureMinor: number } | null;
  archived: boolean;
};

export type Problem = { path: string; message: string };

export type Quote = {
  customer: QuoteCustomer | null;
  /** The priced order, also where it would be refused; null where there is none yet. */
  order: WireOrder | null;
  answer: PlaceAnswer | null;
  problems: Problem[];
};

const openBody = placeBody.omit({ lines: true });

/** A form that is being filled in may have no line yet. */
function parse(request: unknown) {
  const isOpen =
    typeof request === "object" && request !== null && "lines" in request && Array.isArray(request.lines) && request.lines.length === 0;
  return isOpen ? openBody.transform((body) => ({ ...body, lines: [] })).safeParse(request) : placeBody.safeParse(request);
}

/** What placing would do, for a form: the same facts and the same decision, with prices also where it would be refused. */
export async function quoteOrder(actor: Actor, request: unknown, now = new Date()): Promise<Quote> {
  const parsed = parse(request);
  const problems = parsed.success ? unstorableIn(parsed.data) : problemsOf(parsed.error.issues);
  if (!parsed.success || problems.length > 0) return { customer: null, order: null, answer: null, problems };
  const body: PlaceBody = { ...parsed.data, draft: false };
  const facts = await readTenant(actor.orgId, (tx) => readPlacement(tx, queryFor(body), "look"));
  const customer = customerOf(facts, body);
  if (body.lines.length === 0) return { customer, order: null, answer: null, problems: [] };
  const { answer } = decidePlace(facts, { actor, body, now, number: "" }, makeIds());
  return { customer, order: answer.ok ? answer.order : pricedOrder(actor, facts, body, now), answer, problems: [] };
}

/** The paths that the parser names, as text: "lines.2.units". */
export const problemsOf = (issues: readonly { path: readonly PropertyKey[]; message: string }[]): Problem[] =>
  issues.map(({ path, message }) => ({ path: path.map(String).join("."), message }));

/** The text that no database can hold, if the body has one. */
export function unstorableIn(body: object): Problem[] {
  const path = findUnstorable(body);
  return path === null ? [] : [{ path, message: UNSTORABLE }];
}

function customerOf({ customer, credit }: PlacementFacts, body: PlaceBody): QuoteCustomer | null {
  if (!customer) return null;
  const { code, name, terms, termsDays, currency, email, archived } = customer;
  return { code, name, terms, termsDays, currency: body.currency ?? currency, email, archived, credit: terms === "credit" ? credit : null };
}

/** What was asked for, with prices and totals; null where a line has no product or no price. */
function pricedOrder(actor: Actor, facts: PlacementFacts, body: PlaceBody, now: Date): WireOrder | null {
  const drawn = drawOrder(body, facts, { number: "", now }, new ChangeSet(), makeIds());
  if ("ok" in drawn || !facts.customer) return null;
  const { order } = drawn;
  order.totalMinor = orderTotals(order).totalMinor;
  if (!Number.isSafeInteger(order.totalMinor)) return null;
  order.bookedOn = businessDate(now, facts.policies.timeZone);
  dateOrder(order, now, facts.policies);
  return viewOrder(order, { customer: facts.customer, positions: new Map(), rights: actor.rights });
}
