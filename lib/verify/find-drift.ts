import type { Tx } from "@/lib/transaction/in-tenant";
import type { Difference, Invariant, Only } from "@/lib/verify/invariant";

export const MOST_EXAMPLES = 20;

/** Ids of what changed; null is everything. */
export type Scope = { orders: string[]; products: string[]; customers: string[] } | null;

/** How many rows differ from the promise, and the first of them. */
export type Finding = { name: string; rows: number; examples: Difference[] };

const FULL: Only = { full: true, orders: () => "", products: () => "", customers: () => "" };
const CHANGED: Only = {
  full: false,
  orders: (column) => `and ${column} = any($2::uuid[])`,
  products: (column) => `and ${column} = any($3::uuid[])`,
  customers: (column) => `and ${column} = any($4::uuid[])`,
};

type Row = Difference & { total: number };

// Over whole tables only joins of sets end in time: where the planner takes a sum for one row, it would form it anew for each of a million.
const IN_SETS = "select set_config('enable_nestloop', 'off', true)";

/** Runs one invariant in the open transaction. */
export async function findDrift(tx: Tx, invariant: Invariant, scope: Scope): Promise<Finding> {
  if (!scope) await tx.query("verify_in_sets", IN_SETS, []);
  const sql = invariant.sql(scope ? CHANGED : FULL);
  // Every query must use all four parameters, whichever of them its own conditions need.
  const used = scope ? "cross join (select $2::uuid[], $3::uuid[], $4::uuid[]) as changed" : "";
  const text = `select d.id::text as id, d.label, d.expected, d.found, count(*) over ()::int as total from (${sql}) d ${used} order by 2, 3 limit ${MOST_EXAMPLES}`;
  const name = `verify_${scope ? "changed" : "full"}_${invariant.name}`;
  const rows = await tx.query<Row>(name, text, scope ? [tx.orgId, scope.orders, scope.products, scope.customers] : [tx.orgId]);
  return {
    name: invariant.name,
    rows: rows[0]?.total ?? 0,
    examples: rows.map(({ id, label, expected, found }) => ({ id, label, expected, found })),
  };
}
