import { adjustmentSpec } from "@/lib/receiving/api-specs";
import { adjustStock } from "@/lib/receiving/adjust";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(adjustmentSpec, async ({ actor, body, once }) => outcomeResponse(await adjustStock(actor, body, { once }))),
});
