import { eq } from "drizzle-orm";
import { organization } from "@/db/schema/tenancy";
import { certain } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

/** The currency that is meant when none is named. */
export async function currencyOf(tx: Tx): Promise<string> {
  const [row] = await tx.read.select({ currency: organization.currency }).from(organization).where(eq(organization.id, tx.orgId));
  return certain(row, "organization of the transaction").currency;
}
