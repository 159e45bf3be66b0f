import { randomUUID } from "node:crypto";
import type { World } from "@/lib/testing/world";

type Tables = Pick<World, "orgId" | "sql">;

/** How many rows the organization has in each of the tables that a placement could write. */
export async function effectCounts({ sql, orgId }: Tables): Promise<Record<string, number>> {
  const [row] = await sql(
    `select (select count(*)::int from orders where org_id = $1) as orders,
      (select count(*)::int from order_event where org_id = $1) as events,
      (select count(*)::int from reservation where org_id = $1) as reservations,
      (select coalesce(sum(reserved), 0)::int from stock_level where org_id = $1) as reserved,
      (select count(*)::int from backorder where org_id = $1) as waiting,
      (select count(*)::int from stock_movement where org_id = $1 and kind <> 'receive') as movements,
      (select count(*)::int from ledger_transfer where org_id = $1) as receivables,
      (select count(*)::int from outbox_message where org_id = $1) as emails,
      (select count(*)::int from customer_tag where org_id = $1) as tags,
      (select count(*)::int from order_refusal where org_id = $1) as refusals`,
    [orgId],
  );
  return row as Record<string, number>;
}

export const NO_EFFECTS = {
  orders: 0,
  events: 0,
  reservations: 0,
  reserved: 0,
  waiting: 0,
  movements: 0,
  receivables: 0,
  emails: 0,
  tags: 0,
};

export type StockFigures = { onHand: number; reserved: number; available: number };

/** Good stock of a SKU at one location, or at all of them together. */
export async function stockOf({ sql, orgId }: Tables, sku: string, location?: string): Promise<StockFigures> {
  const [row] = await sql(
    `select coalesce(sum(s.on_hand), 0)::int as "onHand", coalesce(sum(s.reserved), 0)::int as reserved,
       coalesce(sum(greatest(0, s.on_hand - s.reserved - s.safety_stock)), 0)::int as available
     from stock_level s join product p on p.org_id = s.org_id and p.id = s.product_id join location l on l.org_id = s.org_id and l.id = s.location_id
     where s.org_id = $1 and p.sku = $2 and s.condition = 'good' and ($3::text is null or l.code = $3)`,
    [orgId, sku, location ?? null],
  );
  return row as StockFigures;
}

export async function exposureOf({ sql, orgId }: Tables, customer: string, currency = "EUR"): Promise<number> {
  const [row] = await sql(
    `select k.exposure_minor::text as exposure from customer_credit k join customer c on c.org_id = k.org_id and c.id = k.customer_id
     where k.org_id = $1 and c.code = $2 and k.currency = $3`,
    [orgId, customer, currency],
  );
  return Number(row?.exposure);
}

/** The claim of the order as the ledger has it: what its receivable accounts hold. */
export async function ledgerClaim({ sql, orgId }: Tables, orderId: string): Promise<number> {
  const [row] = await sql(
    `select coalesce(sum(case when debit_account = 'order_receivable' then amount_minor else -amount_minor end), 0)::text as claim
     from ledger_transfer where org_id = $1 and order_id = $2 and 'order_receivable' in (debit_account, credit_account)`,
    [orgId, orderId],
  );
  return Number(row?.claim);
}

/** What raised and lowered the claim of the order, one after the other. */
export async function claimsOf({ sql, orgId }: Tables, orderId: string): Promise<number[]> {
  const rows = await sql(
    `select (case when debit_account = 'order_receivable' then amount_minor else -amount_minor end)::text as amount
     from ledger_transfer where org_id = $1 and order_id = $2 and 'order_receivable' in (debit_account, credit_account) order by txid::text::bigint`,
    [orgId, orderId],
  );
  return rows.map(({ amount }) => Number(amount));
}

/** Every transaction id that the order's placement left, one entry for each table that holds one. */
export async function txidsOf({ sql, orgId }: Tables, orderId: string): Promise<Record<string, string[]>> {
  const tables = ["order_event", "reservation", "stock_movement", "ledger_transfer", "outbox_message", "customer_tag"];
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await sql(`select distinct txid::text as txid from ${table} where org_id = $1 and order_id = $2`, [orgId, orderId]);
    found[table] = rows.map(({ txid }) => String(txid));
  }
  return found;
}

/** The day of the organization on which an instant falls, and so many days later. */
export async function dayOf({ sql, orgId }: Tables, instant: string | null, later: number): Promise<string> {
  const [row] = await sql(
    "select (($2::timestamptz at time zone time_zone)::date + $3::int)::text as day from organization where id = $1",
    [orgId, instant, later],
  );
  return String(row?.["day"]);
}

/** Money of the customer as the books would hold it, past the program, which takes none yet; gives back what takes it out again. */
export async function capture({ sql, orgId }: Tables, orderId: string, amountMinor: number): Promise<() => Promise<void>> {
  const transferId = randomUUID();
  const move = (minor: number, status: string) =>
    sql(
      `with paid as (update orders set paid_minor = paid_minor + $3, payment_status = $4 where org_id = $1 and id = $2
          returning org_id, customer_id, currency)
       update customer_credit k set exposure_minor = exposure_minor - $3 from paid p
       where k.org_id = p.org_id and k.customer_id = p.customer_id and k.currency = p.currency`,
      [orgId, orderId, minor, status],
    );
  await move(amountMinor, "paid");
  await sql(
    `insert into ledger_transfer (org_id, id, posting_id, debit_account, credit_account, amount_minor, currency, booked_on, customer_id, order_id, commit_id)
     select org_id, $3, $3, 'cash_clearing', 'order_receivable', $4, currency, booked_on, customer_id, id, $3 from orders where org_id = $1 and id = $2`,
    [orgId, orderId, transferId, amountMinor],
  );
  return async () => {
    await sql("delete from ledger_transfer where org_id = $1 and id = $2", [orgId, transferId]);
    await move(-amountMinor, "unpaid");
  };
}
