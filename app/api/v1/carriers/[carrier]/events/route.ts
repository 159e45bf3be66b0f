import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { carrierEventsSpec } from "@/lib/shipping/shipment-api-specs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(carrierEventsSpec, async ({ actor, params: { carrier }, body: { events } }) =>
    outcomeResponse(await recordCarrierEvents(actor, carrier, events)),
  ),
});
