import type { Tx } from "@/lib/transaction/in-tenant";
import type { OrderPreset } from "./list-filter";

/** A count stops here, so that it costs the same with any number of orders; one more means "and more". */
export const MOST_COUNTED = 1000;

const upTo = (from: string): string => `(select count(*)::int from (select 1 from ${from} limit ${MOST_COUNTED + 1}) x)`;
const OPEN_STATUSES = ["placed", "in_fulfilment"].map((status) => upTo(`orders where org_id = $1 and status = '${status}'`)).join(" + ");

const PRESET_COUNTS = `select ${upTo("orders where org_id = $1")} as total,
  ${upTo("orders where org_id = $1 and status = 'pending_approval'")} as approval,
  ${upTo("orders where org_id = $1 and payment_status = 'unpaid' and fulfilment_status = 'unfulfilled' and status in ('placed', 'in_fulfilment')")}
    as unpaid_unfulfilled,
  ${upTo("orders where org_id = $1 and waiting_units > 0")} as waiting`;

export type PresetCounts = Record<OrderPreset | "total", number>;

/** Orders in each of the preset lists, none counted further than one over a thousand. */
export async function countPresets(tx: Tx): Promise<PresetCounts> {
  const [counts] = await tx.query<PresetCounts>("order_preset_counts", PRESET_COUNTS, [tx.orgId]);
  return counts ?? { total: 0, approval: 0, unpaid_unfulfilled: 0, waiting: 0 };
}

const NAVIGATION_COUNTS = `select ${OPEN_STATUSES} as open,
  ${upTo("orders where org_id = $1 and status = 'draft'")} as drafts,
  ${upTo("order_refusal where org_id = $1 and retried_order_id is null and dismissed_at is null")} as refused`;

export type NavigationCounts = { open: number; drafts: number; refused: number };

/** What stands beside the names in the navigation: work that is open. */
export async function countOpenWork(tx: Tx): Promise<NavigationCounts> {
  const [counts] = await tx.query<NavigationCounts>("open_work_counts", NAVIGATION_COUNTS, [tx.orgId]);
  return counts ?? { open: 0, drafts: 0, refused: 0 };
}
