import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, check, customType, numeric, timestamp, uuid } from "drizzle-orm/pg-core";

/** A 64-bit transaction id; a string in the program because it may pass 2^53. */
const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => "xid8" });

export const orgId = () => uuid("org_id").notNull();

/** Integer minor units of the row's currency, read as a safe integer. */
export const minor = (name: string) => bigint(name, { mode: "number" });

/** Unit price or unit cost: decimal string with up to four places. */
export const price = (name: string) => numeric(name, { precision: 19, scale: 4 });

/** A percentage as a decimal string, 20 means 20 %. */
export const percent = (name: string) => numeric(name, { precision: 7, scale: 4 });

export const instant = (name: string) => timestamp(name, { withTimezone: true });

// statement_timestamp: every row of one change set carries the same instant, which clock_timestamp would not.
/** The mark of the move that wrote the row. The database makes txid and at, so the writer leaves them out. */
export const commitMark = () => ({
  commitId: uuid("commit_id").notNull(),
  txid: xid8("txid").notNull().default(sql`pg_current_xact_id()`),
  at: instant("at").notNull().default(sql`statement_timestamp()`),
});

export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
