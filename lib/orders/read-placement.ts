import type { CreditRow } from "@/lib/customers/credit";
import { certain } from "@/lib/result/refusal";
import type { GoodStock } from "@/lib/stock/free";
import type { Point } from "@/lib/stock/strategies";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Locking } from "@/lib/transaction/locking";
import type { PlaceBody } from "./inputs";
import type { CustomerFact, LayerFact, PlacementFacts, Policies, QueueFact } from "./placement-facts";
import { GLANCE_LAYERS, PLACEMENT_QUEUE, placementFacts, placementGlance, placementLocks } from "./placement-sql";
import type { PricedProduct } from "./price";
import { isUuid, lockHeaders, readParts } from "./read-order";
import { policiesAt, policiesReadLast } from "./read-policies";
import { stockedIds } from "./stocked-products";

export type PlacementQuery = {
  customer: string;
  currency: string | null;
  skus: readonly string[];
  strategy: string | null;
  orderId: string | null;
  channel: string | null;
  externalId: string | null;
  /** Whose terms say whether credit is asked for: the customer's of today, or those that the order was placed on. */
  terms: "customer" | "order";
};

export const queryFor = (
  body: Pick<PlaceBody, "customer" | "currency" | "lines" | "strategy"> & Partial<Pick<PlaceBody, "channel" | "external_id">>,
  orderId: string | null = null,
): PlacementQuery => ({
  customer: body.customer,
  currency: body.currency ?? null,
  skus: [...new Set(body.lines.map(({ sku }) => sku))],
  strategy: body.strategy ?? null,
  orderId,
  channel: body.channel ?? null,
  externalId: body.external_id ?? null,
  terms: "customer",
});

type Locked = { credit: CreditRow | null; stock: GoodStock[] };
type Facts = { mark: string; customer: CustomerFact | null; products: PricedProduct[]; waitedFor: boolean };
type Queue = {
  queue: QueueFact[];
  queueLengths: PlacementFacts["queueLengths"];
  layers: (Omit<LayerFact, "receivedAt"> & { receivedAt: string })[];
};

/**
 * Flight one of a placement: everything that most need, in one flight, with the locks in their order (order, customer, credit, stock).
 * Editing a draft locks the row and the customer alone, hence `rowLocking`.
 */
export async function readPlacement(
  tx: Tx,
  query: PlacementQuery,
  locking: Locking,
  rowLocking: Locking = locking,
): Promise<PlacementFacts> {
  const { orgId } = tx;
  const { by, values } = parametersOf(tx, query);
  const [headers, parts, locked, facts, points, taken] = await Promise.all([
    query.orderId ? lockHeaders(tx, [query.orderId], { name: "order", locking: rowLocking }) : [],
    query.orderId ? readParts(tx, [query.orderId]) : null,
    tx.query<Locked>(
      `placement_${rowLocking}_${locking}_${by}_${query.terms}`,
      placementLocks(by, rowLocking, locking, query.terms),
      values,
    ),
    tx.query<Facts>(`placement_facts_${by}`, placementFacts(by), values),
    query.orderId ? tx.query<OrderPoint>("order_point", POINT, [orgId, query.orderId]) : [],
    readTaken(tx, query),
  ]);
  const [header] = headers;
  const { waitedFor, mark, ...known } = certain(facts[0], "the organization's policies");
  // Asked for beside rules that have to be read, because they might ask for it.
  const asksForAge = mayAskForAge(query, rulesAt(orgId, mark));
  const [policies, queue] = await Promise.all([
    policiesAt(tx, mark),
    waitedFor || asksForAge ? readQueue(tx, stockedIds(known.products), asksForAge) : NOBODY_WAITS,
  ]);
  return {
    ...certain(locked[0], "the locks"),
    ...known,
    ...queue,
    policies,
    stockIs: "held",
    existing: header && parts ? { header, parts, point: points[0]?.point ?? null } : null,
    externalTaken: taken[0]?.id ?? null,
  };
}

/**
 * The same for a new order in one flight, with the credit locked and the stock only seen. Null where somebody waits for it,
 * where it is part of a bundle that may be made of something else by now, or where the rules are not those read last.
 */
export async function glanceAtPlacement(tx: Tx, query: PlacementQuery): Promise<PlacementFacts | null> {
  const { by, values } = parametersOf(tx, query);
  const last = policiesReadLast(tx.orgId);
  if (!last) return null;
  const [rows, taken, layers] = await Promise.all([
    tx.query<Locked & Facts>(`placement_glance_${by}`, placementGlance(by), values),
    readTaken(tx, query),
    mayAskForAge(query, last.policies) ? tx.query<LayerFact>("placement_glance_layers", GLANCE_LAYERS, [tx.orgId, query.skus]) : [],
  ]);
  const { waitedFor, mark, ...known } = certain(rows[0], "the organization's policies");
  if (waitedFor || mark !== last.mark || known.products.some(({ kind }) => kind === "bundle")) return null;
  return {
    ...known,
    ...NOBODY_WAITS,
    policies: last.policies,
    layers,
    stockIs: "seen",
    existing: null,
    externalTaken: taken[0]?.id ?? null,
  };
}

/** The rules of this mark, if this process has read them. */
function rulesAt(orgId: string, mark: string): Policies | undefined {
  const last = policiesReadLast(orgId);
  return last?.mark === mark ? last.policies : undefined;
}

const parametersOf = ({ orgId }: Tx, { customer, skus, currency }: PlacementQuery) => ({
  by: isUuid(customer) ? ("id" as const) : ("code" as const),
  values: [orgId, skus, customer, currency],
});

async function readTaken(tx: Tx, { channel, externalId }: PlacementQuery): Promise<{ id: string }[]> {
  if (externalId === null) return [];
  // Two statements, because "is not distinct from" cannot be looked up in an index.
  return channel === null
    ? tx.query("external_taken_alone", `${EXTERNAL} is null`, [tx.orgId, externalId])
    : tx.query("external_taken", `${EXTERNAL} = $3`, [tx.orgId, externalId, channel]);
}

const NOBODY_WAITS = { queue: [], queueLengths: [], layers: [] };

/** Cost layers decide only where a strategy asks for them; rules that nobody has read yet might. */
const mayAskForAge = (query: PlacementQuery, rules: Policies | undefined): boolean =>
  query.strategy === "oldest_cost" || !rules || rules.strategy === "oldest_cost" || rules.channelStrategies.includes("oldest_cost");

/** A flight more, for the few placements whose products somebody waits for. */
async function readQueue(
  tx: Tx,
  productIds: readonly string[],
  asksForAge: boolean,
): Promise<Pick<PlacementFacts, "queue" | "queueLengths" | "layers">> {
  const rows = await tx.query<Queue>("placement_queue", PLACEMENT_QUEUE, [tx.orgId, productIds, asksForAge]);
  const { layers, ...queue } = certain(rows[0], "the queue");
  return { ...queue, layers: layers.map((layer) => ({ ...layer, receivedAt: new Date(layer.receivedAt) })) };
}

type OrderPoint = { point: Point | null };
const POINT = `select case when a.latitude is not null and a.longitude is not null
  then json_build_object('latitude', a.latitude, 'longitude', a.longitude) end as point
  from orders o join address a on a.org_id = o.org_id and a.id = o.ship_to_id where o.org_id = $1 and o.id = $2::uuid`;

const EXTERNAL = "select id from orders where org_id = $1 and external_id = $2 and channel";
