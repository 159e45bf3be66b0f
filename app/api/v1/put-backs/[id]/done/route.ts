import { putBackSpec } from "@/lib/fulfilment/api-specs";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(putBackSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await completePutBack(actor, id, body, { once })),
  ),
});
