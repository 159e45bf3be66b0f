"use server";

import { approveProposalForm, declineProposalForm, told } from "@/lib/orders/move-forms";
import { approveSubstitution, declineSubstitution } from "@/lib/orders/substitute";
import { formAction } from "@/lib/server/action";

export const approveProposal = formAction(
  approveProposalForm,
  async (actor, { proposal, version, reason }) => told(await approveSubstitution(actor, proposal, { version, reason: reason || null })),
  { message: ({ change }) => `${change.substitute.sku} is reserved in place of ${change.original.sku}.` },
);

export const declineProposal = formAction(
  declineProposalForm,
  async (actor, { proposal, ...body }) => told(await declineSubstitution(actor, proposal, body)),
  { message: ({ order }) => `The substitute is declined; the units of ${order.number} go on waiting.` },
);
