import { shipSpec } from "@/lib/fulfilment/api-specs";
import { shipPackages } from "@/lib/fulfilment/ship";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(shipSpec, async ({ actor, params: { id }, body, once }) => outcomeResponse(await shipPackages(actor, id, body, { once }))),
});
