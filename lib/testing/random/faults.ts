import { expect } from "vitest";
import type { Fault } from "@/lib/testing/random/commands";
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

const LOST_CONNECTION = /connection|terminat|ECONNRESET|EPIPE/i;
/** What of each kind of fault may reach a caller: a lost connection that stayed lost, or what was broken. Never a lost race. */
const TELLS: Record<Fault["kind"], RegExp> = { cut: LOST_CONNECTION, terminate: LOST_CONNECTION, break: /fault in / };

const isCausedBy = (causes: readonly Fault[], error: unknown): boolean => causes.some(({ kind }) => TELLS[kind].test(String(error)));

const UNDONE = "select t from unnest($1::text[]) t where pg_xact_status(t::xid8) is distinct from 'committed'";

/** Nobody met a fault that was not caused, and what a client was told to be done was done. */
export async function expectHonest({ sql }: Pick<World, "sql">, { causes, faults, committed }: Life): Promise<void> {
  expect(faults.filter((error) => !isCausedBy(causes, error))).toEqual([]);
  expect(await sql(UNDONE, [committed])).toEqual([]);
}
