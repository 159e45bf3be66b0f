import { deleteDraftSpec } from "@/lib/orders/api-specs";
import { deleteDraft } from "@/lib/orders/drafts";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(deleteDraftSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await deleteDraft(actor, id, body.version, { once })),
  ),
});
