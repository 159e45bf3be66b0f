import { certain } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Policies } from "./placement-facts";
import { POLICIES_OF_ORGANIZATION } from "./placement-sql";

type Marked = { mark: string; policies: Policies };

/** What this process read last, per organization; worth something only to those who see the same mark in their own snapshot. */
const lastRead = new Map<string, Marked>();

/** The organization's rules, active locations and tag rules. */
export const readPolicies = async (tx: Tx): Promise<Policies> => (await readMarked(tx)).policies;

/** The rules that this process read last, whether or not they still hold; a snapshot with their mark says that they do. */
export const policiesReadLast = (orgId: string): Marked | undefined => lastRead.get(orgId);

/**
 * The same where the caller's snapshot has the mark already. The database gives the rules another mark whenever one of
 * them changes, so they travel once per change and not with every placement.
 */
export async function policiesAt(tx: Tx, mark: string): Promise<Policies> {
  const known = lastRead.get(tx.orgId);
  if (known?.mark === mark) return known.policies;
  const read = await readMarked(tx);
  lastRead.set(tx.orgId, read);
  return read.policies;
}

async function readMarked(tx: Tx): Promise<Marked> {
  const rows = await tx.query<Policies & { mark: string }>("policies", POLICIES_OF_ORGANIZATION, [tx.orgId]);
  const { mark, ...policies } = certain(rows[0], "the organization's policies");
  return { mark, policies };
}
