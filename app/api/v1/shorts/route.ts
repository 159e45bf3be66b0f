import { shortSpec } from "@/lib/fulfilment/api-specs";
import { reportShort } from "@/lib/fulfilment/short";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(shortSpec, async ({ actor, body, once }) => outcomeResponse(await reportShort(actor, body, { once }))),
});
