import { unpickSpec } from "@/lib/fulfilment/api-specs";
import { undoPick } from "@/lib/fulfilment/take-back";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(unpickSpec, async ({ actor, body, once }) => outcomeResponse(await undoPick(actor, body, { once }))),
});
