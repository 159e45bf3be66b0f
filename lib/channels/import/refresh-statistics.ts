import { database } from "@/db/client";
import { rollback } from "@/lib/transaction/in-tenant";

const TABLES = [
  "product",
  "customer",
  "customer_credit",
  "address",
  "stock_level",
  "orders",
  "order_line",
  "order_line_component",
  "backorder",
  "reservation",
  "customer_tag",
  "idempotency_key",
  "import_row",
];

// After these many documents of one run; a table that was large before is left to autovacuum.
const AT: ReadonlySet<number> = new Set([5, 20, 80, 320, 1_280]);
const GROWN_BY = 4;

/**
 * Autovacuum looks once a minute. Until then every connection keeps the plans it made while the tables were almost empty,
 * and an import of a few hundred orders into a new organization would take minutes instead of seconds.
 */
export async function refreshStatistics(documents: number): Promise<void> {
  if (!AT.has(documents)) return;
  const connection = await database().connect();
  let broken: Error | undefined;
  try {
    const known = await connection.query<{ orders: number }>(
      "select reltuples::float8 as orders from pg_class where oid = 'orders'::regclass",
    );
    if ((known.rows[0]?.orders ?? 0) > documents * GROWN_BY) return;
    // A role that does not own the tables is warned and nothing happens.
    await connection.query(`analyze ${TABLES.join(", ")}`);
  } catch (error) {
    broken = (await rollback(connection)) ?? (error instanceof Error ? error : new Error(String(error)));
    throw error;
  } finally {
    connection.release(broken);
  }
}
