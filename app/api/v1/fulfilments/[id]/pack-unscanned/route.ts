import { packUnscannedSpec } from "@/lib/fulfilment/api-specs";
import { packUnscanned } from "@/lib/fulfilment/packages";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(packUnscannedSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await packUnscanned(actor, id, body, { once })),
  ),
});
