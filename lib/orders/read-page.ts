import "server-only";
import type { TaxGroup } from "@/lib/ledger/tax";
import type { Actor } from "@/lib/tenancy/actor";
import { readPlanned, type Tx } from "@/lib/transaction/in-tenant";
import { cancelScopeOf } from "./cancel-scope";
import type { Order } from "./order";
import { orderTotals } from "./price";
import { type PreviewedProposal, previewedProposals } from "./preview-proposal";
import { findOrder } from "./read-order";
import { type QueuePlace, readPositions } from "./read-positions";
import { type Locations, type OrderParties, type OrderRecord, readLocations, readParties, readRecord } from "./read-record";
import { type Verdicts, verdictsOn } from "./transitions";

/** The account in the order's currency. Open and overdue are its credit orders that still claim something, the thousand due first. */
export type CreditView = { limitMinor: number | null; exposureMinor: number; openOrders: number; overdueMinor: number };

export type OrderPageView = OrderRecord & {
  order: Order;
  parties: OrderParties;
  totals: { netMinor: number; taxMinor: number; groups: TaxGroup[] };
  positions: Map<string, QueuePlace>;
  credit: CreditView | null;
  locations: Locations;
  /** SKUs of the parts of bundles, by product. */
  parts: Map<string, string>;
  verdicts: Verdicts;
  /** What pickers proposed in place of what they did not find, the oldest first. */
  proposals: PreviewedProposal[];
};

const MOST_OWED = 1000;

// Read from one index alone, oldest first, because what is overdue is seldom new.
const CREDIT = `select k.limit_minor as "limitMinor", k.exposure_minor as "exposureMinor", n.open as "openOrders", n.overdue as "overdueMinor"
  from customer_credit k
  cross join lateral (select count(*)::int as open, coalesce(sum(x.due_minor) filter (where x.due_on < $4::date), 0)::bigint as overdue
    from (select o.due_minor, o.due_on from orders o
      where o.org_id = $1 and o.customer_id = $2::uuid and o.currency = $3 and o.due_minor > 0 and o.terms = 'credit' and o.placed_at is not null
      order by o.due_on limit ${MOST_OWED}) x) n
  where k.org_id = $1 and k.customer_id = $2::uuid and k.currency = $3`;

const PARTS = "select id, sku from product where org_id = $1 and id = any($2::uuid[])";

/** Everything the order page shows, from one snapshot, events only those before a version; null when there is no such order here. */
export const readOrderPage = (actor: Actor, idOrNumber: string, today: string, before?: number): Promise<OrderPageView | null> =>
  readPlanned(actor.orgId, async (tx) => {
    const order = await findOrder(tx, idOrNumber);
    return order && readAround(tx, actor, order, { today, before });
  });

type Asked = { today: string; before: number | undefined };

async function readAround(tx: Tx, actor: Actor, order: Order, { today, before }: Asked): Promise<OrderPageView | null> {
  const partIds = order.lines.flatMap((line) => line.components.map(({ productId }) => productId).filter((id) => id !== line.productId));
  const [parties, record, credits, positions, locations, parts, proposals] = await Promise.all([
    readParties(tx, order),
    readRecord(tx, order, before),
    tx.query<CreditView>("page_credit", CREDIT, [tx.orgId, order.customerId, order.currency, today]),
    readPositions(tx, order.id),
    readLocations(tx),
    partIds.length === 0 ? [] : tx.query<{ id: string; sku: string }>("page_parts", PARTS, [tx.orgId, partIds]),
    previewedProposals(tx, actor, order.id),
  ]);
  if (!parties) return null;
  return {
    ...record,
    order,
    parties,
    totals: orderTotals(order),
    positions,
    credit: order.terms === "credit" ? (credits[0] ?? null) : null,
    locations,
    parts: new Map(parts.map(({ id, sku }) => [id, sku])),
    proposals,
    verdicts: verdictsOn({ status: order.status, held: order.holdId !== null, scope: cancelScopeOf(order) }, actor.rights),
  };
}
