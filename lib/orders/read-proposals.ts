import type { ActorKind, ProposalState, ShortReason } from "@/db/values";
import { type KeysetPage, pageOf, type Place } from "@/lib/catalogue/keyset";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { isUuid } from "./read-order";
import { isInstant } from "./written-instant";

/** A picker's proposal with all that one reads of it. */
export type ListedProposal = {
  id: string;
  state: ProposalState;
  units: number;
  leftUnits: number;
  orderId: string;
  orderNumber: string;
  orderVersion: number;
  customerName: string;
  line: number;
  sku: string;
  name: string;
  substituteId: string;
  substituteSku: string;
  substituteName: string;
  location: string;
  /** Units of the substitute that nobody has claimed at the location. */
  available: number;
  shortReason: ShortReason;
  actorKind: ActorKind;
  actorName: string | null;
  proposedAt: Date;
  answeredAt: Date | null;
  answeredByName: string | null;
  answerReason: string | null;
  substituteLine: number | null;
};

const COLUMNS = `s.id, s.state, s.units, s.left_units as "leftUnits", o.id as "orderId", o.number as "orderNumber", o.version as "orderVersion",
  c.name as "customerName", m.line, m.sku, m.name, p.id as "substituteId", p.sku as "substituteSku", p.name as "substituteName", l.code as location,
  coalesce(greatest(0, v.on_hand - v.reserved - v.safety_stock), 0) as available, k.reason as "shortReason", s.actor_kind as "actorKind",
  coalesce(u.name, a.name) as "actorName", s.proposed_at as "proposedAt", s.answered_at as "answeredAt", coalesce(w.name, b.name) as "answeredByName",
  s.answer_reason as "answerReason", n.line as "substituteLine"`;

const JOINS = `join orders o on o.org_id = s.org_id and o.id = s.order_id
  join customer c on c.org_id = o.org_id and c.id = o.customer_id
  join order_line m on m.org_id = s.org_id and m.id = s.line_id
  join product p on p.org_id = s.org_id and p.id = s.substitute_id
  join location l on l.org_id = s.org_id and l.id = s.location_id
  join short_pick k on k.org_id = s.org_id and k.id = s.short_pick_id
  left join stock_level v on v.org_id = s.org_id and v.product_id = s.substitute_id and v.location_id = s.location_id and v.condition = 'good'
  left join order_line n on n.org_id = s.org_id and n.id = s.substitute_line_id
  left join app_user u on s.actor_kind = 'user' and u.id = s.actor_id
  left join api_key a on s.actor_kind = 'api_key' and a.org_id = s.org_id and a.id = s.actor_id
  left join app_user w on s.answered_by_kind = 'user' and w.id = s.answered_by
  left join api_key b on s.answered_by_kind = 'api_key' and b.org_id = s.org_id and b.id = s.answered_by`;

export type ProposalFilter = { state?: ProposalState | undefined; order?: string | undefined };

const PAGE = 50;

/** Proposals, newest first: those that wait for an answer, or all. */
export const listProposals = (actor: Actor, filter: ProposalFilter, place: Place, limit = PAGE): Promise<KeysetPage<ListedProposal>> =>
  readTenant(actor.orgId, (tx) => listProposalsIn(tx, filter, place, limit));

export async function listProposalsIn(
  tx: Tx,
  { state, order }: ProposalFilter,
  place: Place,
  limit = PAGE,
): Promise<KeysetPage<ListedProposal>> {
  const back = place.before !== undefined;
  const [at = "", id = ""] = (place.before ?? place.after ?? "").split("|");
  const isPlace = isUuid(id) && isInstant(at);
  const values: unknown[] = [tx.orgId];
  // Written out, so that the index of open ones is found whatever plan is kept.
  let where = state === undefined ? "" : ` and s.state = '${state}'`;
  if (order !== undefined) {
    const named = isUuid(order) ? "id = $2::uuid" : "number = $2";
    where += ` and s.order_id = (select x.id from orders x where x.org_id = $1 and x.${named})`;
    values.push(order);
  }
  if (isPlace) where += ` and (s.proposed_at, s.id) ${back ? ">" : "<"} ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`;
  const sorted = back ? "s.proposed_at asc nulls first, s.id asc nulls first" : "s.proposed_at desc nulls last, s.id desc nulls last";
  const by = order === undefined ? "any" : isUuid(order) ? "id" : "number";
  const text = `select ${COLUMNS} from (select s.* from substitution_proposal s where s.org_id = $1${where} order by ${sorted}
    limit $${values.push(limit + 1)}) s ${JOINS} order by ${sorted}`;
  const name = `proposals_${state ?? "all"}_${by}_${isPlace ? (back ? "up" : "down") : "top"}`;
  const rows = await tx.query<ListedProposal>(name, text, values);
  return pageOf(rows, limit, isPlace ? place : {}, (row) => `${row.proposedAt.toISOString()}|${row.id}`);
}

const ONE = `select ${COLUMNS} from substitution_proposal s ${JOINS} where s.org_id = $1 and s.id = $2::uuid`;

/** One proposal, or null where the organization has none such. */
export const readProposal = async (tx: Tx, id: string): Promise<ListedProposal | null> =>
  (await tx.query<ListedProposal>("proposal_by_id", ONE, [tx.orgId, id]))[0] ?? null;

const OF_ORDER = `select ${COLUMNS} from substitution_proposal s ${JOINS} where s.org_id = $1 and s.order_id = $2::uuid order by s.proposed_at, s.id`;

/** Everything that was ever proposed for an order, the oldest first. */
export const proposalsOfOrder = (tx: Tx, orderId: string): Promise<ListedProposal[]> =>
  tx.query<ListedProposal>("proposals_of_order", OF_ORDER, [tx.orgId, orderId]);

/** The proposal as other programs see it. */
export const wireProposal = (row: ListedProposal) => ({
  id: row.id,
  state: row.state,
  order: row.orderNumber,
  order_id: row.orderId,
  order_version: row.orderVersion,
  customer: row.customerName,
  line: row.line,
  sku: row.sku,
  name: row.name,
  substitute: row.substituteSku,
  substitute_name: row.substituteName,
  location: row.location,
  units: row.units,
  left_units: row.leftUnits,
  available: row.available,
  reason: row.shortReason,
  proposed_at: row.proposedAt.toISOString(),
  proposed_by: row.actorName,
  answered_at: row.answeredAt?.toISOString() ?? null,
  answered_by: row.answeredByName,
  answer_reason: row.answerReason,
  substitute_line: row.substituteLine,
});
