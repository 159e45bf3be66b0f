import type { QueryResultRow } from "pg";
import { assert } from "@/lib/result/refusal";
import { type Connection, database, inOneFlight, type Reader, readerOn } from "@/db/client";
import { despitePassingFaults } from "./faults";

/** An open transaction under the app role. Every function that runs inside one takes it as its first parameter. */
export type Tx = {
  readonly orgId: string;
  /** Typed reads, in drizzle. */
  readonly read: Reader;
  /** A named, prepared statement: parsed and planned once per connection. */
  query<Row extends QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>;
};

type Mode = "write" | "read" | "planned" | "move";

const READ_ONLY = "begin isolation level repeatable read read only";
// A machine that falls silent in the middle of its work must not keep rows locked until the network gives it up, hours later.
const WRITING = "begin; set local idle_in_transaction_session_timeout = '15s'";
const BEGIN = { write: WRITING, read: READ_ONLY, planned: READ_ONLY, move: WRITING } as const;
// A move's statements look few rows up by key, whatever the values: planning them anew each time cost as much as running
// them, and a plan that was made while a table was empty, or guesses at a hundred rows, must not read a whole table later.
const PLANNED_ONCE = "plan_cache_mode = force_generic_plan";
const BY_KEY = [PLANNED_ONCE, "enable_seqscan = off", "enable_hashjoin = off", "enable_mergejoin = off"];
const PLANS = {
  write: "",
  read: "",
  planned: `set local ${PLANNED_ONCE}; `,
  move: BY_KEY.map((setting) => `set local ${setting}; `).join(""),
} as const;
const LOCK_TIMEOUT = "10s";
const ORG_ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/;

/** Sends BEGIN, role and organization without waiting: what follows travels in the same flight. */
export function enter(connection: Connection, orgId: string, mode: Mode): { tx: Tx; entered: Promise<unknown> } {
  // One simple statement list, and the role last: what comes before it is not the app role's to set.
  assert(ORG_ID.test(orgId), "the organization is not named by its id");
  const entered = connection.query(
    `${BEGIN[mode]}; ${PLANS[mode]}set local lock_timeout = '${LOCK_TIMEOUT}'; set local onerow.org_id = '${orgId}'; set local role onerow_app`,
  );
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
  return { tx, entered };
}

/** Runs reads and plain administrative writes in one transaction of the organization. Moves go through `transact`. */
export async function inTenant<T>(orgId: string, run: (tx: Tx) => Promise<T>, mode: Mode = "write"): Promise<T> {
  const connection = await database().connect();
  let broken: Error | undefined;
  try {
    const [, result] = await inOneFlight(connection, () => {
      const { tx, entered } = enter(connection, orgId, mode);
      return settle(entered, run(tx));
    });
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

/** Reads in one snapshot. A look costs nobody anything, so one whose connection was lost is taken again on another. */
export const readTenant = <T>(orgId: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
  despitePassingFaults(() => inTenant(orgId, run, "read"));

/**
 * The same for statements written so that one plan serves all values: what a page of orders reads took up to three
 * quarters of its time to plan.
 */
export const readPlanned = <T>(orgId: string, run: (tx: Tx) => Promise<T>): Promise<T> =>
  despitePassingFaults(() => inTenant(orgId, run, "planned"));

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
