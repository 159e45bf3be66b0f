import "server-only";
import type { ActorKind, ExpectedKind, ExpectedState, StockCondition } from "@/db/values";
import { worksAt } from "@/lib/receiving/command";
import { type FedOrderLine, readFed } from "@/lib/receiving/read-fed";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** Received are all units that arrived, the damaged ones among them. */
export type ExpectedPageLine = {
  productId: string;
  sku: string;
  name: string;
  units: number;
  received: number;
  damaged: number;
  unitCost: string | null;
  /** Order units of the product that wait for goods now. */
  waiting: number;
};

/** A receipt that brought some of it, and the orders that waited for it. */
export type ExpectedArrival = {
  receiptId: string;
  commitId: string;
  reference: string;
  occurredAt: Date;
  txid: string;
  actorKind: ActorKind;
  actorName: string | null;
  items: { sku: string; units: number; condition: StockCondition }[];
  fed: FedOrderLine[];
};

export type ExpectedPage = {
  id: string;
  version: number;
  location: string;
  locationName: string;
  kind: ExpectedKind;
  reference: string;
  supplier: string;
  expectedOn: string | null;
  state: ExpectedState;
  createdAt: Date;
  /** Null where it was announced before this was kept. */
  actorKind: ActorKind | null;
  actorName: string | null;
  closedAt: Date | null;
  closedByKind: ActorKind | null;
  closedByName: string | null;
  closeReason: string | null;
  currency: string;
  lines: ExpectedPageLine[];
  arrivals: ExpectedArrival[];
};

const HEAD = `select e.id, e.version, l.id as "locationId", l.code as location, l.name as "locationName", e.kind, e.reference, e.supplier,
    e.expected_on::text as "expectedOn", e.state, e.created_at as "createdAt", e.actor_kind as "actorKind", coalesce(u.name, k.name) as "actorName",
    e.closed_at as "closedAt", e.closed_by_kind as "closedByKind", coalesce(cu.name, ck.name) as "closedByName", e.close_reason as "closeReason", g.currency
  from expected_receipt e join location l on l.org_id = e.org_id and l.id = e.location_id join organization g on g.id = e.org_id
  left join app_user u on e.actor_kind = 'user' and u.id = e.actor_id
  left join api_key k on e.actor_kind = 'api_key' and k.org_id = e.org_id and k.id = e.actor_id
  left join app_user cu on e.closed_by_kind = 'user' and cu.id = e.closed_by
  left join api_key ck on e.closed_by_kind = 'api_key' and ck.org_id = e.org_id and ck.id = e.closed_by
  where e.org_id = $1 and e.id = $2::uuid`;

const LINES = `select x.product_id as "productId", p.sku, p.name, x.units, x.received_units as received, x.damaged_units as damaged, x.unit_cost as "unitCost",
    (select coalesce(sum(b.units), 0)::int from backorder b where b.org_id = x.org_id and b.product_id = x.product_id and b.units > 0) as waiting
  from expected_receipt_line x join product p on p.org_id = x.org_id and p.id = x.product_id
  where x.org_id = $1 and x.expected_receipt_id = $2::uuid order by x.id`;

// A line writes its movement right before its cost: see readReceipt.
const ARRIVALS = `select r.id as "receiptId", r.commit_id as "commitId", r.reference, r.occurred_at as "occurredAt", r.txid::text as txid,
    r.actor_kind as "actorKind", coalesce(u.name, k.name) as "actorName",
    (select coalesce(json_agg(json_build_object('sku', p.sku, 'units', y.units, 'condition', coalesce(m.condition, 'good')) order by y.id), '[]'::json)
      from cost_layer y join product p on p.org_id = y.org_id and p.id = y.product_id
      left join lateral (select x.condition from stock_movement x where x.org_id = y.org_id and x.product_id = y.product_id
        and x.order_id is null and x.id < y.id and x.receipt_id = y.receipt_id order by x.id desc nulls last limit 1) m on true
      where y.org_id = r.org_id and y.receipt_id = r.id) as items
  from expected_arrival a join receipt r on r.org_id = a.org_id and r.id = a.receipt_id
  left join app_user u on r.actor_kind = 'user' and u.id = r.actor_id
  left join api_key k on r.actor_kind = 'api_key' and k.org_id = r.org_id and k.id = r.actor_id
  where a.org_id = $1 and a.expected_receipt_id = $2::uuid order by r.occurred_at desc, r.id desc`;

type Head = Omit<ExpectedPage, "lines" | "arrivals"> & { locationId: string };

/** One expected receipt with all that came of it; null when the actor has none such. */
export const readExpectedPage = (actor: Actor, id: string): Promise<ExpectedPage | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [head] = await tx.query<Head>("expected_page", HEAD, [tx.orgId, id]);
    if (!head || !worksAt(actor, head.locationId)) return null;
    const [lines, arrivals] = await Promise.all([
      tx.query<ExpectedPageLine>("expected_page_lines", LINES, [tx.orgId, id]),
      tx.query<Omit<ExpectedArrival, "fed">>("expected_arrivals", ARRIVALS, [tx.orgId, id]),
    ]);
    const fed = await readFed(
      tx,
      arrivals.map(({ commitId }) => commitId),
    );
    const { locationId: _, ...shown } = head;
    return {
      ...shown,
      lines,
      arrivals: arrivals.map((arrival) => ({ ...arrival, fed: fed.filter(({ commitId }) => commitId === arrival.commitId) })),
    };
  });
