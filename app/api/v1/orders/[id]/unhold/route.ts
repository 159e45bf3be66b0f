import { liftHoldSpec } from "@/lib/orders/api-specs";
import { liftHold } from "@/lib/orders/hold";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(liftHoldSpec, async ({ actor, params: { id }, body, once }) => outcomeResponse(await liftHold(actor, id, body, { once }))),
});
