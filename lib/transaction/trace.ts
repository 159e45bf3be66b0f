import { getTableColumns, getTableName } from "drizzle-orm";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { certain } from "@/lib/result/refusal";
import type { ChangeSet, Row } from "./change-set";
import type { Tx } from "./in-tenant";

export type Trace = { table: PgTable; row: Row };
export type Found = { txid: string; at: Date };

/**
 * One inserted row by which the attempt's commit can be recognised: all rows of it live or none does. A deletion leaves
 * none: whoever decides it again finds nothing to delete and knows by that.
 */
export function traceOf(changes: ChangeSet): Trace | undefined {
  for (const [table, rows] of changes.inserts) {
    const row = rows[0];
    if (row && "commitId" in getTableColumns(table)) return { table, row };
  }
  return undefined;
}

/** The attempt's own row, read by primary key and commit, or undefined when the attempt left nothing. */
export async function findTrace(tx: Tx, commitId: string, { table, row }: Trace): Promise<Found | undefined> {
  const properties = Object.entries(getTableColumns(table));
  const names = keyColumns(table).filter((name) => name !== "org_id" && name !== "commit_id");
  const values = names.map((name) => row[certain(properties.find(([, column]) => column.name === name)?.[0], `column ${name}`)]);
  const conditions = names.map((name, index) => `"${name}" = $${index + 3}`);
  const text = `select txid::text as txid, at from "${getTableName(table)}" where org_id = $1 and commit_id = $2 and ${conditions.join(" and ")}`;
  return (await tx.query<Found>(`trace_${getTableName(table)}`, text, [tx.orgId, commitId, ...values]))[0];
}

const keyColumns = (table: PgTable): string[] =>
  getTableConfig(table).primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
