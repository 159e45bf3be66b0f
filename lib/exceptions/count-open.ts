import type { Tx } from "@/lib/transaction/in-tenant";
import { AT_LOCATIONS, OPEN_EXCEPTIONS } from "./open-sql";

export const MOST_EXCEPTIONS = 100;

const COUNT = `select count(*)::int as open from (select 1 from ${OPEN_EXCEPTIONS} and ${AT_LOCATIONS} limit ${MOST_EXCEPTIONS + 1}) n`;

/** How many exceptions are open where an actor works, for a name in the navigation; it stops at one more than a hundred. */
export async function countOpenExceptions(tx: Tx, locationIds: readonly string[] | null): Promise<number> {
  const [counted] = await tx.query<{ open: number }>("open_exceptions", COUNT, [tx.orgId, locationIds]);
  return counted?.open ?? 0;
}
