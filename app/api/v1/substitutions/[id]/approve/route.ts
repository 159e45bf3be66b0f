import { approveSubstitution } from "@/lib/orders/substitute";
import { approveProposalSpec } from "@/lib/orders/substitution-api-specs";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(approveProposalSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await approveSubstitution(actor, id, body, { once })),
  ),
});
