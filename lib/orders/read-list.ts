import type { Tx } from "@/lib/transaction/in-tenant";
import type { OrderFilter } from "./list-filter";
import { type ListOptions, NOTHING, type OrderPage } from "./list-page";
import type { Narrowed } from "./list-sql";
import { listWindow } from "./list-window";
import { isUuid } from "./read-order";
import { searchOrders } from "./search-list";

/** One page of orders, newest first. Every shape of it reads one index and a bounded number of rows. */
export async function listOrders(tx: Tx, filter: OrderFilter, options: ListOptions): Promise<OrderPage> {
  const { text = "" } = filter;
  const narrowed = await narrow(tx, filter);
  if (!narrowed) return NOTHING;
  return text.trim() === "" ? listWindow(tx, narrowed, options) : searchOrders(tx, narrowed, text, options);
}

/** Presets become conditions, and the customer's code its id; null when nothing can match. */
async function narrow(tx: Tx, filter: OrderFilter): Promise<Narrowed | null> {
  const { preset, customer, ...rest } = filter;
  if (preset === "approval" && rest.status && rest.status !== "pending_approval") return null;
  const narrowed: Narrowed = { ...rest, preset, ...(preset === "approval" && { status: "pending_approval" }) };
  if (!customer) return narrowed;
  if (isUuid(customer)) return { ...narrowed, customerId: customer };
  const found = await tx.query<{ id: string }>("customer_id_by_code", "select id from customer where org_id = $1 and code = $2", [
    tx.orgId,
    customer,
  ]);
  return found[0] ? { ...narrowed, customerId: found[0].id } : null;
}
