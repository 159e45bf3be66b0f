import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type ListedProposal, proposalsOfOrder, readProposal, wireProposal } from "./read-proposals";
import { previewSubstitution, type SubstitutionPreview } from "./substitute";

export type PreviewedProposal = ListedProposal & { preview: SubstitutionPreview | null };

/** What was proposed for an order, the oldest first; where nobody has answered, with what approving would change. */
export async function previewedProposals(tx: Tx, actor: Actor, orderId: string): Promise<PreviewedProposal[]> {
  const rows = await proposalsOfOrder(tx, orderId);
  return Promise.all(rows.map((row) => withPreview(tx, actor, row)));
}

const withPreview = async (tx: Tx, actor: Actor, row: ListedProposal): Promise<PreviewedProposal> => ({
  ...row,
  preview: row.state === "open" ? await previewSubstitution(tx, actor, row.id) : null,
});

/** One proposal on the wire, with what approving it would change now; null where there is none such. */
export const previewProposal = (actor: Actor, id: string) =>
  readTenant(actor.orgId, async (tx) => {
    const row = await readProposal(tx, id);
    if (!row) return null;
    const { preview } = await withPreview(tx, actor, row);
    return { ...wireProposal(row), preview: preview?.change ?? null, refused: preview?.refused ?? null };
  });
