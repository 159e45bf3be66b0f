import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLeak, OPEN_TABLES } from "@/lib/tenancy/isolation-check";
import { makeOrganization, useFreshDatabase } from "@/lib/tenancy/testing/organizations";
import { inTenant, readTenant } from "@/lib/transaction/in-tenant";

let close: () => Promise<void>;
let owner: pg.Client;
let mine: string;
let foreign: string;

beforeAll(async () => {
  const fresh = await useFreshDatabase();
  close = fresh.close;
  owner = new pg.Client({ connectionString: fresh.adminUrl });
  await owner.connect();
  mine = await makeOrganization("mine");
  foreign = await makeOrganization("foreign");
});
afterAll(async () => {
  await owner.end();
  await close();
});

type Column = { name: string; type: string; length: number | null };

async function tenantTables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`);
  return rows.map((row) => row.name).filter((name) => !OPEN_TABLES.some((open) => open === name));
}

/** A row of the foreign organization in any table, past foreign keys and checks, which are not what is asked here. */
async function plantRow(table: string): Promise<void> {
  const { rows } = await owner.query<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.atttypmod as length
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull and d.oid is null and a.attgenerated = ''`,
    [table],
  );
  const columns = rows.map((row) => `"${row.name}"`).join(", ");
  const values = rows.map((row) => (row.name === "org_id" ? `'${foreign}'` : sample(row.type)));
  await owner.query(`insert into "${table}" (${columns}) values (${values.join(", ")})`);
}

function sample(type: string): string {
  if (type === "uuid") return "gen_random_uuid()";
  if (type.startsWith("timestamp") || type === "date") return "now()";
  if (type === "jsonb") return "'{}'";
  if (type.endsWith("[]")) return "'{}'";
  if (type === "boolean") return "false";
  if (type === "bytea") return "'\\x00'";
  if (type === "text" || type.startsWith("character")) return "'x'";
  return "1";
}

test("as organization A, rows of B asked for by id count 0 in every table that has an organization", async () => {
  const tables = await tenantTables();
  expect(tables.length).toBeGreaterThan(30);
  for (const table of tables) {
    const checks = await owner.query<{ name: string }>(
      "select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'",
      [table],
    );
    for (const { name } of checks.rows) await owner.query(`alter table "${table}" drop constraint "${name}"`);
  }
  await owner.query("set session_replication_role = replica");
  const seen: Record<string, { byA: number; byB: number; byNobody: number }> = {};
  for (const table of tables) {
    const [there] = (await owner.query<{ n: number }>(`select count(*)::int as n from "${table}" where org_id = $1`, [foreign])).rows;
    if (there?.n === 0) await plantRow(table);
    const count = async (orgId: string) => {
      const [row] = await readTenant(orgId, (tx) =>
        tx.query<{ n: number }>(`count_${table}`, `select count(*)::int as n from "${table}" where org_id = $1`, [foreign]),
      );
      return row?.n ?? -1;
    };
    seen[table] = { byA: await count(mine), byB: Math.min(1, await count(foreign)), byNobody: await count("") };
  }
  for (const table of tables) expect([table, seen[table]]).toEqual([table, { byA: 0, byB: 1, byNobody: 0 }]);
});

test("organization A can neither write a row for B nor change or delete one of B", async () => {
  const writeForB = inTenant(mine, (tx) =>
    tx.query("plant_role", "insert into role (org_id, id, code, name, rights) values ($1, gen_random_uuid(), 'x', 'x', '{}')", [foreign]),
  );
  await expect(writeForB).rejects.toThrow(/row-level security/);
  const touched = await inTenant(mine, async (tx) => [
    await tx.query("steal_role", "update role set org_id = $1 where org_id = $2 returning id", [mine, foreign]),
    await tx.query("delete_views", "delete from saved_view where org_id = $1 returning id", [foreign]),
  ]);
  expect(touched).toEqual([[], []]);
});

test("what was recorded cannot be changed or deleted by the program", async () => {
  for (const table of ["stock_movement", "ledger_transfer", "order_event", "admin_event"]) {
    for (const statement of [`update "${table}" set org_id = org_id`, `delete from "${table}"`, `truncate "${table}"`]) {
      await expect(inTenant(mine, (tx) => tx.query(`${table} ${statement}`, statement, []))).rejects.toThrow(/permission denied/);
    }
  }
});

test("the start check passes on a migrated database and leaves nothing behind", async () => {
  const before = await owner.query("select count(*)::int as n from organization");
  expect(await findLeak()).toBeNull();
  expect((await owner.query("select count(*)::int as n from organization")).rows).toEqual(before.rows);
});

test("the start check finds when a table loses its protection or the role gains a pass", async () => {
  await owner.query("alter table saved_view disable row level security");
  expect(await findLeak()).toMatch(/no policy protects saved_view/);
  await owner.query("alter table saved_view enable row level security");
  await owner.query("create table forgotten (org_id uuid not null)");
  expect(await findLeak()).toMatch(/no policy protects forgotten/);
  await owner.query("drop table forgotten");
  await owner.query("create policy too_wide on role to onerow_app using (true)");
  expect(await findLeak()).toBe("a row of another organization can be read.");
  await owner.query("drop policy too_wide on role");
  expect(await findLeak()).toBeNull();
});
