import type { QueryResultRow } from "pg";
import { type Connection, database, type Reader, readerOn } from "@/db/client";

/** An open transaction under the app role. Every function that runs inside one takes it as its first parameter. */
export type Tx = {
  readonly orgId: string;
  /** Typed reads, in drizzle. */
  readonly read: Reader;
  /** A named, prepared statement: parsed and planned once per connection. */
  query<Row extends QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>;
};

type Mode = "write" | "read";

const BEGIN = { write: "begin", read: "begin isolation level repeatable read read only" } as const;
const ENTER = "select set_config('role', 'onerow_app', true), set_config('onerow.org_id', $1, true), set_config('lock_timeout', $2, true)";
const LOCK_TIMEOUT = "10s";

/** Sends BEGIN, role and organization without waiting: what follows travels in the same flight. */
export function enter(connection: Connection, orgId: string, mode: Mode): { tx: Tx; entered: Promise<unknown> } {
  const begun = connection.query(BEGIN[mode]);
  const named = connection.query({ name: "enter", text: ENTER, values: [orgId, LOCK_TIMEOUT] });
  let reader: Reader | undefined;
  const tx: Tx = {
    orgId,
    get read() {
      reader ??= readerOn(connection);
      return reader;
    },
    async query<Row extends QueryResultRow>(name: string, text: string, values: readonly unknown[]) {
      return (await connection.query<Row>({ name, text, values: [...values] })).rows;
    },
  };
  return { tx, entered: Promise.all([begun, named]) };
}

/** Runs reads and plain administrative writes in one transaction of the organization. Moves go through `transact`. */
export async function inTenant<T>(orgId: string, run: (tx: Tx) => Promise<T>, mode: Mode = "write"): Promise<T> {
  const connection = await database().connect();
  let broken: Error | undefined;
  try {
    const { tx, entered } = enter(connection, orgId, mode);
    const [, result] = await settle(entered, run(tx));
    const ended = await connection.query("commit");
    if (ended.command !== "COMMIT") throw new Error("the transaction was rolled back because a statement in it failed");
    return result;
  } catch (error) {
    broken = await rollback(connection);
    throw error;
  } finally {
    connection.release(broken);
  }
}

export const readTenant = <T>(orgId: string, run: (tx: Tx) => Promise<T>): Promise<T> => inTenant(orgId, run, "read");

/** For the few tables without an organization: the app role with no organization sees nothing else. */
export const outsideTenants = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => inTenant("", run);

/** Waits for both even if one fails, so that no query of a failed flight is left without somebody who listens. */
export async function settle<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === "rejected") throw a.reason;
  if (b.status === "rejected") throw b.reason;
  return [a.value, b.value];
}

/** Returns the error that makes the connection unfit for reuse, if any. */
export async function rollback(connection: Connection): Promise<Error | undefined> {
  try {
    await connection.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
