import type { World } from "@/lib/testing/world";

/** Makes every insert of the organization into the table fail, until the answer is called. Other organizations do not notice. */
export async function breakInserts({ sql, orgId }: Pick<World, "orgId" | "sql">, table: string): Promise<() => Promise<void>> {
  const name = `fault_${table}_${orgId.replaceAll("-", "")}`;
  await sql(`create function ${name}() returns trigger language plpgsql as $$ begin raise exception 'fault in %', tg_table_name; end $$`);
  await sql(`create trigger ${name} after insert on ${table} for each row when (new.org_id = '${orgId}'::uuid) execute function ${name}()`);
  return async () => {
    await sql(`drop trigger ${name} on ${table}`);
    await sql(`drop function ${name}()`);
  };
}
