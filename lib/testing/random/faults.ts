import { expect } from "vitest";
import type { Life } from "@/lib/testing/random/live";
import type { World } from "@/lib/testing/world";

/** Lets a test break what is inserted into these tables, for one organization at a time: see `fault_switch`. */
export async function addFaultSwitch({ sql }: Pick<World, "sql">, tables: readonly string[]): Promise<void> {
  await sql("create table fault_switch (org_id uuid, table_name text)");
  await sql(`create function fault_when_switched() returns trigger language plpgsql security definer as $$ begin
    if exists (select from fault_switch s where s.org_id = new.org_id and s.table_name = tg_table_name) then raise exception 'fault in %', tg_table_name; end if;
    return new; end $$`);
  for (const table of tables)
    await sql(`create trigger switched_fault before insert on ${table} for each row execute function fault_when_switched()`);
}

/** What may reach a caller: a lost connection that stayed lost, or the fault that was caused. Never a lost race. */
function isOurs(error: unknown): boolean {
  const text = String(error);
  return !/fault in |connection|terminat|ECONNRESET|EPIPE/i.test(text);
}

const UNDONE = "select t from unnest($1::text[]) t where pg_xact_status(t::xid8) is distinct from 'committed'";

/** Nobody met a fault of ours, and what a client was told to be done was done. */
export async function expectHonest({ sql }: Pick<World, "sql">, { faults, committed }: Life): Promise<void> {
  expect(faults.filter(isOurs)).toEqual([]);
  expect(await sql(UNDONE, [committed])).toEqual([]);
}
