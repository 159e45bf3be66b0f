import type { Customer } from "@/lib/customers/customer";
import type { CustomerRefusal } from "@/lib/customers/refusals";
import { formatMinor } from "@/lib/ledger/money";
import { refuse } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

const OPEN = `select count(*)::int as orders from (
  select 1 from orders where org_id = $1 and customer_id = $2
  and status in ('pending_approval', 'placed', 'in_fulfilment', 'shipped') limit 1000) open`;

/** An account with open orders or open debts stays in use. */
export async function refuseArchive(tx: Tx, stored: Pick<Customer, "id" | "credit">): Promise<CustomerRefusal | null> {
  const [open] = await tx.query<{ orders: number }>("open_orders_of_customer", OPEN, [tx.orgId, stored.id]);
  const orders = open?.orders ?? 0;
  if (orders > 0) return refuse("open_orders", `${orders.toLocaleString("en")} ${orders === 1 ? "order is" : "orders are"}`);
  const owed = stored.credit.filter(({ exposureMinor }) => exposureMinor > 0);
  return owed.length > 0 ? refuse("owes_money", owed.map((row) => formatMinor(row.exposureMinor, row.currency, true)).join(", ")) : null;
}
