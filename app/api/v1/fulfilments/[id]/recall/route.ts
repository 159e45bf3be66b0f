import { recallSpec } from "@/lib/fulfilment/api-specs";
import { recallFulfilment } from "@/lib/fulfilment/take-back";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(recallSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await recallFulfilment(actor, id, body, { once })),
  ),
});
