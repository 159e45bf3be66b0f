import { v7 } from "uuid";
import { type Connection, database } from "@/db/client";
import { enter, rollback } from "@/lib/transaction/in-tenant";

// Un-tenanted on purpose, each with its reason in db/schema/tenancy.ts.
export const OPEN_TABLES = ["membership", "secret_lookup"] as const;

const UNPROTECTED = `
  select c.relname as name
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
   where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> all ($1)
     and not (c.relrowsecurity and exists (
           select from pg_policy p
            where p.polrelid = c.oid and p.polpermissive
              and pg_get_expr(p.polqual, p.polrelid) like '%org_id = (NULLIF(current_setting(''onerow.org_id''%'))
   order by c.relname`;

const ROLE = "select current_user as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user";

type Probe = { where: string; expected: number };

/** Says why the organizations of this database are not apart from one another, or null when they are. Writes nothing. */
export async function findLeak(): Promise<string | null> {
  const connection = await database().connect();
  let broken: Error | undefined;
  try {
    return (await weakness(connection)) ?? (await probe(connection));
  } finally {
    broken = await rollback(connection);
    connection.release(broken);
  }
}

async function weakness(connection: Connection): Promise<string | null> {
  await enter(connection, v7(), "read").entered;
  const { rows: roles } = await connection.query<{ name: string; rolsuper: boolean; rolbypassrls: boolean }>(ROLE);
  const { rows: tables } = await connection.query<{ name: string }>(UNPROTECTED, [OPEN_TABLES]);
  await connection.query("rollback");
  const [role] = roles;
  if (role?.name !== "onerow_app") return `statements run as ${role?.name ?? "nobody"}, not as onerow_app.`;
  if (role.rolsuper || role.rolbypassrls) return "the role onerow_app passes row-level security; take SUPERUSER and BYPASSRLS from it.";
  if (tables.length > 0) return `no policy protects ${tables.map((table) => table.name).join(", ")}; run the migrations.`;
  return null;
}

/** Writes a row as one organization, looks for it as another, and rolls back. */
async function probe(connection: Connection): Promise<string | null> {
  const [mine, foreign, row] = [v7(), v7(), v7()];
  await enter(connection, mine, "write").entered;
  const slug = `probe-${mine.slice(-12)}`;
  await connection.query("insert into organization (id, slug, name) values ($1, $2, 'probe')", [mine, slug]);
  await connection.query("insert into role (org_id, id, code, name, rights) values ($1, $2, 'probe', 'probe', '{}')", [mine, row]);
  const steps: Probe[] = [
    { where: mine, expected: 1 },
    { where: foreign, expected: 0 },
  ];
  for (const { where, expected } of steps) {
    await connection.query("select set_config('onerow.org_id', $1, true)", [where]);
    const { rows } = await connection.query<{ found: number }>("select count(*)::int as found from role where org_id = $1 and id = $2", [
      mine,
      row,
    ]);
    if (rows[0]?.found !== expected)
      return expected ? "an organization cannot see its own rows." : "a row of another organization can be read.";
  }
  return null;
}
