import { organization } from "@/db/schema/tenancy";
import { outsideTenants, readTenant, type Tx } from "@/lib/transaction/in-tenant";
import type { Difference } from "@/lib/verify/invariant";

const MOST_ORGANIZATIONS = 5;
const MOST_ROWS = 50;

// Asked of the database, so that a table of tomorrow is probed without anybody thinking of it.
const TABLES = `
  select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attname) as keys
  from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
  join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity group by c.relname order by c.relname`;

type Table = { name: string; keys: string };
type Keys = { table: Table; rows: string };

/** Asks, as one organization, for rows of others by their keys: none may be found. The answer names tables, never rows. */
export async function probeTenancy(orgId: string): Promise<Difference[]> {
  const others = await outsideTenants((tx) =>
    tx.read
      .select({ id: organization.id })
      .from(organization)
      .limit(MOST_ORGANIZATIONS + 1),
  );
  const differences: Difference[] = [];
  for (const other of others.filter(({ id }) => id !== orgId).slice(0, MOST_ORGANIZATIONS)) {
    const keys = await readTenant(other.id, readKeys);
    differences.push(...(await readTenant(orgId, (tx) => askFor(tx, keys, other.id))));
  }
  return differences;
}

async function readKeys(tx: Tx): Promise<Keys[]> {
  const tables = await tx.query<Table>("probe_tables", TABLES, []);
  const keys: Keys[] = [];
  for (const table of tables) {
    const text = `select coalesce(jsonb_agg(k), '[]')::text as rows from (select ${table.keys} from "${table.name}" where org_id = $1 limit ${MOST_ROWS}) k`;
    const [row] = await tx.query<{ rows: string }>(`probe_keys_${table.name}`, text, [tx.orgId]);
    keys.push({ table, rows: row?.rows ?? "[]" });
  }
  return keys;
}

async function askFor(tx: Tx, keys: readonly Keys[], otherId: string): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const { table, rows } of keys) {
    const text = `select count(*)::int as found from "${table.name}" t
      where t.org_id = $2 or (${table.keys}) in (select ${table.keys} from jsonb_populate_recordset(null::"${table.name}", $1::jsonb))`;
    const [answer] = await tx.query<{ found: number }>(`probe_rows_${table.name}`, text, [rows, otherId]);
    const found = answer?.found ?? 0;
    if (found > 0) differences.push({ id: table.name, label: table.name, expected: "0 rows of others", found: `${found} rows` });
  }
  return differences;
}
