import { previewProposal } from "@/lib/orders/preview-proposal";
import { REFUSALS } from "@/lib/orders/refusals";
import { proposalSpec } from "@/lib/orders/substitution-api-specs";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { answerResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(proposalSpec, async ({ actor, params: { id } }) => {
    const found = await previewProposal(actor, id);
    if (found) return Response.json(found);
    const { status, title } = REFUSALS.proposal_unknown;
    return answerResponse({ ok: false, code: "proposal_unknown", detail: title }, status);
  }),
});
