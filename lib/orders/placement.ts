import { orderRefusal } from "@/db/schema/refusals";
import { customerTag } from "@/db/schema/tags";
import type { CreditRow } from "@/lib/customers/credit";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Decision } from "@/lib/transaction/transact";
import type { Point } from "@/lib/stock/strategies";
import { businessDate } from "./business-date";
import { counterOffer } from "./counter-offer";
import { queueEmail } from "./messages";
import { dateOrder } from "./new-order";
import { type Order, wantedUnits } from "./order";
import type { CustomerFact, PlacementFacts } from "./placement-facts";
import { type PlacementPlan, planPlacement } from "./plan-placement";
import { placementReceipt, type ReceiptFigures, waitingUnits, withheldReceipt } from "./receipt";
import { recordMove } from "./record";
import { REFUSALS, type RefusalCode } from "./refusals";
import { refusalDetail } from "./refusal-detail";
import type { Move } from "./transitions";
import { viewOrder } from "./view";
import { moneyOf, type PlaceAnswer } from "./wire";

export type Placement = {
  move: Extract<Move, "place" | "approve">;
  actor: Actor;
  now: Date;
  facts: PlacementFacts;
  customer: CustomerFact;
  /** The order as it stands in the database, or null for one that is only now made. */
  before: Order | null;
  /** The order to be placed, every unit unallocated. */
  drawn: Order;
  destination: Point | null;
  override: { reason: string } | null;
  /** What a refusal keeps, so that somebody can try again. */
  request: unknown;
  /** The first refusal of the same order, where it is tried again. */
  againOf?: string | null;
  changes: ChangeSet;
};

/** Places, parks or refuses; each with everything it writes and answers. */
export function decidePlacement(placement: Placement, ids: Ids): Decision<PlaceAnswer> {
  const { facts, customer, move, drawn, destination, override, actor } = placement;
  const plan = planPlacement(facts, customer, { order: drawn, destination, override, actor, mayPark: move === "place" }, ids);
  return plan.kind === "refused" ? refusePlacement(placement, plan, ids) : acceptPlacement(placement, plan, ids);
}

function acceptPlacement(
  placement: Placement,
  plan: Extract<PlacementPlan, { order: Order; tags: unknown }>,
  ids: Ids,
): Decision<PlaceAnswer> {
  const { facts, customer, now, actor, before, move, changes, override } = placement;
  const { order, tags } = plan;
  const placed = plan.kind === "placed";
  if (placed) dateOrder(order, now, facts.policies);
  else order.reason = "credit_exceeded";
  if (placed && move === "approve") order.reason = null;
  recordMove(changes, before, order, {
    move,
    actor,
    now,
    ids,
    today: businessDate(now, facts.policies.timeZone),
    open: placed ? "placed" : "pending_approval",
    reason: plan.overridden ? (override?.reason ?? null) : null,
    details: { tags: tags.map(({ tag }) => tag), ...(plan.overridden && { overridden: "credit_limit" }) },
  });
  if (placed) {
    queueEmail(changes, "email.order_confirmed", order, addressee(facts, customer), ids, {});
    const rows = tags.map(({ tag, id, condition }) => ({ orderId: order.id, tag, customerId: customer.id, ruleId: id, condition }));
    changes.insert(customerTag, ...rows);
  }
  const positions = new Map(
    waitingUnits(order, facts.queueLengths).map(({ line, position }) => [order.lines[line - 1]?.id ?? "", position]),
  );
  const receipt = placementReceipt(figuresOf(placement, plan.order, tags, plan.exposure));
  return {
    changes,
    status: 201,
    answer: {
      ok: true,
      order: viewOrder(order, { customer, positions, rights: actor.rights }),
      receipt: placed ? receipt : withheldReceipt(receipt, "awaiting_approval"),
    },
  };
}

function refusePlacement(placement: Placement, plan: Extract<PlacementPlan, { kind: "refused" }>, ids: Ids): Decision<PlaceAnswer> {
  const { facts, customer, actor, now, before, request, againOf, destination, move } = placement;
  const { order, code, subject } = plan;
  const exposure =
    facts.credit && order.terms === "credit" ? { beforeMinor: facts.credit.exposureMinor, limitMinor: facts.credit.limitMinor } : null;
  const receipt = withheldReceipt(placementReceipt(figuresOf(placement, asked(order), [], exposure)), code);
  const offer = code === "no_right" ? null : counterOffer(asked(order), plan.free, mostMinor(order, facts.credit), facts, destination);
  const refusalId = ids.next();
  const answer = {
    ok: false as const,
    code,
    subject,
    detail: refusalDetail(code, { ...plan, currency: order.currency }),
    receipt,
    counter_offer: offer,
    // Nobody is to try again what they may not do, so nothing is kept of it.
    ...(code !== "no_right" && { refusal_id: refusalId }),
    ...(plan.headroomMinor !== null && { headroom: moneyOf(plan.headroomMinor, order.currency) }),
    ...(plan.shortage && { available: plan.shortage.availableUnits, short: plan.shortage.shortUnits }),
  };
  const { status } = REFUSALS[code];
  if (code === "no_right") return { changes: null, status, answer };
  const record = { actorKind: actor.kind, actorId: actor.id, occurredAt: now, currency: order.currency, totalMinor: order.totalMinor };
  const changes = new ChangeSet().insert(orderRefusal, {
    id: refusalId,
    move,
    code,
    subject,
    customerId: customer.id,
    orderId: before?.id ?? null,
    againOf: againOf ?? null,
    request,
    receipt,
    counterOffer: offer,
    ...record,
  });
  return { changes, status, answer };
}

/** A refusal before there is a priced order: bad reference data. Nothing is written. */
export function refuseEarly(code: RefusalCode, subject: string | null): Decision<PlaceAnswer> {
  const detail = refusalDetail(code, { subject });
  return { changes: null, status: REFUSALS[code].status, answer: { ok: false, code, subject, detail } };
}

const addressee = (facts: Pick<PlacementFacts, "policies">, customer: Pick<CustomerFact, "name" | "email">) => ({
  organizationName: facts.policies.organizationName,
  customerName: customer.name,
  email: customer.email,
});

const figuresOf = (
  { facts, customer }: Placement,
  order: Order,
  tags: ReceiptFigures["tags"],
  exposure: ReceiptFigures["exposure"],
): ReceiptFigures => ({
  order,
  tags,
  exposure,
  email: customer.email,
  locations: facts.policies.locations,
  queueLengths: facts.queueLengths,
});

/** What the order may come to (minor units): the free credit, none where there is none, and never more than can be kept exactly. */
function mostMinor({ terms }: Order, credit: CreditRow | null): number {
  if (terms !== "credit") return Number.MAX_SAFE_INTEGER;
  return credit ? Math.max(0, (credit.limitMinor ?? Number.MAX_SAFE_INTEGER) - credit.exposureMinor) : 0;
}

/** The order as it was asked for, without the units that the attempt had already reserved in memory, or that were canceled before. */
const asked = (order: Order): Order => ({
  ...order,
  lines: order.lines.map((line) => ({
    ...line,
    ordered: wantedUnits(line),
    unallocated: wantedUnits(line),
    canceled: 0,
    reserved: 0,
    backordered: 0,
  })),
  reservations: [],
  waiting: [],
});
