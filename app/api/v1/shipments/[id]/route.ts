import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { shipmentSpec } from "@/lib/shipping/shipment-api-specs";
import { readShipment } from "@/lib/shipping/read-shipments";
import { refused } from "@/lib/shipping/refusals";
import { wireShipmentPage } from "@/lib/shipping/shipment-wire";
import { shippingResponse } from "@/lib/shipping/shipping-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(shipmentSpec, async ({ actor, params: { id } }) => {
    const shipment = await readShipment(actor, id);
    return shipment ? Response.json(wireShipmentPage(shipment)) : shippingResponse(refused("not_found"));
  }),
});
