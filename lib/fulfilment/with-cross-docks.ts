import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import type { Outcome } from "@/lib/transaction/transact";
import { type CrossDockProposal, listCrossDocks } from "./list-cross-docks";

type Received = { ok: true; fed: readonly object[] } & ({ receipt: { id: string } } | { transfer: { id: string } });
type Refused = { ok: false; code: string; detail: string };

/** The answer of a receipt, or of a transfer that came, with what of it could go straight to packing, for who may send it there. */
export async function withCrossDocks<A extends Received>(
  actor: Actor,
  outcome: Outcome<A | Refused>,
): Promise<Outcome<(A & { cross_docks: CrossDockProposal[] }) | Refused>> {
  if (outcome.kind !== "answer") return outcome;
  const { answer, ...rest } = outcome;
  if (!answer.ok) return { ...rest, answer };
  const mayAccept = actor.rights.has("release") && actor.rights.has("pick");
  const { id } = "receipt" in answer ? answer.receipt : answer.transfer;
  const proposals = mayAccept && answer.fed.length > 0 ? await listCrossDocks(actor, id) : null;
  return { ...rest, answer: { ...answer, cross_docks: proposals ?? [] } };
}
