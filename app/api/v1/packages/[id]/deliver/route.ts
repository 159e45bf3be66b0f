import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { confirmDelivery } from "@/lib/shipping/carrier-events";
import { deliverSpec } from "@/lib/shipping/shipment-api-specs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(deliverSpec, async ({ actor, params: { id }, body }) => outcomeResponse(await confirmDelivery(actor, id, body))),
});
