import type { Tx } from "@/lib/transaction/in-tenant";
import { OPEN_EXCEPTIONS } from "./open-sql";

export const MOST_EXCEPTIONS = 100;

const COUNT = `select count(*)::int as open from (select 1 from ${OPEN_EXCEPTIONS} limit ${MOST_EXCEPTIONS + 1}) n`;

/** How many exceptions are open, for a name in the navigation; it stops at one more than a hundred. */
export async function countOpenExceptions(tx: Tx): Promise<number> {
  const [counted] = await tx.query<{ open: number }>("open_exceptions", COUNT, [tx.orgId]);
  return counted?.open ?? 0;
}
