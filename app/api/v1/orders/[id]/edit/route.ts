import { editDraftSpec } from "@/lib/orders/api-specs";
import { editDraft } from "@/lib/orders/drafts";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(editDraftSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await editDraft(actor, id, body, { once })),
  ),
});
