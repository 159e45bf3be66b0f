import type { Order, Proposal, Work } from "@/lib/orders/order";
import { lineOfWork } from "@/lib/orders/work";
import type { Actor } from "@/lib/tenancy/actor";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import { type FloorRefusal, refuseFloor } from "./refusals";

/** A product that may stand for the work's own, with what nobody has claimed of it at the location. */
export type SubstituteHere = { id: string; sku: string; available: number };

/** Substitutes of a line's product at a location that have units to give; `line`, `at` and `org` are SQL. The best first. */
export const SUBSTITUTES_AT = (org: string, line: string, at: string): string => `select p.id, p.sku, p.name,
    greatest(0, s.on_hand - s.reserved - s.safety_stock) as available, x.rank
  from product_substitute x join product p on p.org_id = x.org_id and p.id = x.substitute_id and p.archived_at is null and p.kind = 'stock'
  join stock_level s on s.org_id = p.org_id and s.product_id = p.id and s.location_id = ${at} and s.condition = 'good'
  where x.org_id = ${org} and x.product_id = ${line}.product_id`;

const ONE = `select y.id, y.sku, y.available from fulfilment_line f join order_line l on l.org_id = f.org_id and l.id = f.line_id
  cross join lateral (${SUBSTITUTES_AT("f.org_id", "l", "f.location_id")} and p.sku = $3) y where f.org_id = $1 and f.id = $2::uuid`;

/** The substitute that a picker names, or null where it is none for this work. Not locked: approving asks again. */
export const readSubstitute = async (tx: Tx, workId: string, sku: string): Promise<SubstituteHere | null> =>
  (await tx.query<SubstituteHere>("substitute_of_work", ONE, [tx.orgId, workId, sku]))[0] ?? null;

/** Why nothing can be proposed, or null where it can. */
export function refuseProposal(order: Order, work: Work, sku: string, substitute: SubstituteHere | null): FloorRefusal | null {
  if (!lineOfWork(order, work).allowSubstitution) return refuseFloor("no_substitutes");
  if (!substitute) return refuseFloor("not_a_substitute", sku);
  return substitute.available === 0 ? refuseFloor("substitute_gone", sku) : null;
}

export type Proposed = { id: string; substitute: string; units: number };
type Proposing = { substitute: SubstituteHere | null; shortPickId: string; waiting: number; actor: Actor; now: Date };

/** Adds the proposal for units that wait now, as many as the substitute has to give. Null where nothing is proposed or none has to wait. */
export function propose(
  order: Order,
  { lineId, locationId, productId }: Work,
  { substitute, shortPickId, waiting, actor, now }: Proposing,
  ids: Ids,
): Proposed | null {
  const units = Math.min(waiting, substitute?.available ?? 0);
  if (!substitute || units <= 0) return null;
  const by = { actorKind: actor.kind, actorId: actor.id, proposedAt: now };
  const unanswered = { answeredAt: null, answeredByKind: null, answeredBy: null, answerReason: null, substituteLineId: null };
  const of = { lineId, shortPickId, locationId, productId, substituteId: substitute.id };
  const proposal: Proposal = { id: ids.next(), ...of, units, leftUnits: units, state: "open", ...by, ...unanswered };
  order.proposals.push(proposal);
  return { id: proposal.id, substitute: substitute.sku, units };
}
