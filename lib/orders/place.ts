import type { OnceKey } from "@/lib/transaction/idempotency";
import { searchToken } from "@/db/schema/system";
import { signalChange } from "@/lib/live/signal";
import { tokensOf } from "@/lib/search/tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { type Ids, makeIds } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Decision, type Mark, type Outcome, transact } from "@/lib/transaction/transact";
import { businessDate } from "./business-date";
import { decidePlacement, refuseEarly } from "./placement";
import type { PlaceBody } from "./inputs";
import { guardStock } from "./guard-stock";
import { drawOrder } from "./new-order";
import { nextOrderNumber } from "./numbers";
import type { Order } from "./order";
import type { CustomerFact, PlacementFacts } from "./placement-facts";
import { isTooLarge } from "./price";
import { glanceAtPlacement, queryFor, readPlacement } from "./read-placement";
import { placementReceipt, sealReceipt, withheldReceipt } from "./receipt";
import { recordMove } from "./record";
import { readBesideRefusals, type SentBefore, settling } from "./settle-refusals";
import { isLocked } from "./stocked-products";
import { ruleFor } from "./transitions";
import { viewOrder } from "./view";
import type { PlaceAnswer, Receipt } from "./wire";

export type CommandOptions = { once?: OnceKey | undefined; now?: Date };
type Attempt = {
  actor: Actor;
  body: PlaceBody;
  now: Date;
  number: string;
  /** The first refusal of what is tried again. */
  againOf?: string | null;
};

const MOST_LOOKS = 3;

/** Unique indexes by which somebody else was first. */
export const RETRY_PLACING_ON = ["customer_tag_one_first", "orders_external"];

/** Places a new order, or saves it as a draft: one transaction, all four consequences or none. */
export async function placeOrder(
  actor: Actor,
  body: PlaceBody,
  { once, now = new Date() }: CommandOptions = {},
): Promise<Outcome<PlaceAnswer>> {
  const denied = denyWithoutRight(actor, body);
  if (denied) return denied;
  const attempt = { actor, body, now, number: await nextOrderNumber(actor.orgId) };
  const decideHeld = underLocks();
  const query = queryFor(body);
  const outcome = await transact<PlacementFacts & SentBefore, PlaceAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) => readBesideRefusals(tx, query, () => readPlacement(tx, query, "lock")),
    glance: async (tx) => {
      const { facts, sentBefore } = await readBesideRefusals(tx, query, async () => ({ facts: await glanceAtPlacement(tx, query) }));
      return facts && { ...facts, sentBefore };
    },
    decide: (facts, ids) =>
      settling(facts.stockIs === "held" ? decideHeld(facts, attempt, ids) : decideAtAGlance(facts, attempt, ids), facts.sentBefore),
    seal: sealPlacement,
    retryOn: RETRY_PLACING_ON,
  });
  signalPlaced(actor, outcome);
  return outcome;
}

/** Decides by what is locked; what is asked for may change under one placement that often before it is decided all the same. */
export function underLocks(): (facts: PlacementFacts, attempt: Attempt, ids: Ids) => Decision<PlaceAnswer> | "again" {
  let looks = 0;
  return (facts, attempt, ids) => (isLocked(facts) || looks++ >= MOST_LOOKS ? decidePlace(facts, attempt, ids) : "again");
}

export function signalPlaced({ orgId }: Actor, outcome: Outcome<PlaceAnswer>): void {
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(orgId, outcome.answer.order.id);
}

/** From stock that is not locked, only what is reserved whole can be decided: the database asks again when it takes the units. */
function decideAtAGlance(facts: PlacementFacts, attempt: Attempt, ids: Ids): Decision<PlaceAnswer> | "lock" {
  const decision = decidePlace(facts, attempt, ids);
  const { changes, answer } = decision;
  if (!changes || attempt.body.draft) return decision;
  if (!answer.ok || !WITHOUT_WAITING.has(answer.order.allocation_status)) return "lock";
  guardStock(changes);
  return decision;
}

const WITHOUT_WAITING: ReadonlySet<string> = new Set(["reserved", "not_required"]);

/** What placing would do now: the same facts without locks, the same decision, nothing written. */
export async function rehearseOrder(actor: Actor, body: PlaceBody, now = new Date()): Promise<Decision<PlaceAnswer>> {
  if (!actor.rights.has("view")) return refuseEarly("no_right", "view");
  const facts = await readTenant(actor.orgId, (tx) => readPlacement(tx, queryFor(body), "look"));
  const { answer, status } = decidePlace(facts, { actor, body: { ...body, draft: false }, now, number: "" }, makeIds());
  return { changes: null, answer, status: answer.ok ? 200 : status };
}

export function decidePlace(facts: PlacementFacts, { actor, body, now, number, againOf = null }: Attempt, ids: Ids): Decision<PlaceAnswer> {
  if (facts.externalTaken) return refuseEarly("duplicate_external", facts.externalTaken);
  const changes = new ChangeSet();
  const drawn = drawOrder(body, facts, { number, now }, changes, ids);
  if ("ok" in drawn) return refuseEarly(drawn.code, drawn.subject);
  const { customer } = facts;
  if (!customer) return refuseEarly("customer_unknown", body.customer);
  const { order, destination } = drawn;
  const findable = () => changes.insert(searchToken, ...searchRows(order));
  if (body.draft) {
    if (isTooLarge(order)) return refuseEarly("amount_too_large", null);
    findable();
    recordMove(changes, null, order, { move: "draft", actor, now, ids, today: businessDate(now, facts.policies.timeZone), open: "draft" });
    const view = viewOrder(order, { customer, positions: new Map(), rights: actor.rights });
    return { changes, status: 201, answer: { ok: true, order: view, receipt: receiptOfDraft(order, facts, customer) } };
  }
  const { override, draft: _, ...request } = body;
  const asked = { override: override ?? null, request, againOf };
  const decision = decidePlacement(
    { move: "place", actor, now, facts, customer, before: null, drawn: order, destination, ...asked, changes },
    ids,
  );
  if (decision.answer.ok) findable();
  return decision;
}

export const searchRows = (order: Pick<Order, "id" | "number" | "externalId">) =>
  tokensOf(order.number, order.externalId).map((token) => ({ token, kind: "order", refId: order.id }));

/** The four consequences that a draft does not have yet. */
function receiptOfDraft(order: Order, { policies: { locations }, queueLengths }: PlacementFacts, { email }: CustomerFact): Receipt {
  return withheldReceipt(placementReceipt({ order, tags: [], exposure: null, email, locations, queueLengths }), "not_placed");
}

export const sealPlacement = (answer: PlaceAnswer, mark: Mark): PlaceAnswer =>
  answer.ok ? { ...answer, receipt: sealReceipt(answer.receipt, mark) } : answer;

export function denyWithoutRight(actor: Actor, body: PlaceBody): Outcome<PlaceAnswer> | null {
  const { right } = ruleFor(body.draft ? "draft" : "place");
  if (actor.rights.has(right)) return null;
  const { answer, status } = refuseEarly("no_right", right);
  return { kind: "answer", answer, status, mark: null, replayed: false };
}
