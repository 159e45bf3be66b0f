import { declineSubstitution } from "@/lib/orders/substitute";
import { declineProposalSpec } from "@/lib/orders/substitution-api-specs";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(declineProposalSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await declineSubstitution(actor, id, body, { once })),
  ),
});
