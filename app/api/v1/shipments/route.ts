import { cursorOf } from "@/lib/catalogue/keyset";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { listShipmentsSpec } from "@/lib/shipping/shipment-api-specs";
import { listShipments } from "@/lib/shipping/read-shipments";
import { wireShipment } from "@/lib/shipping/shipment-wire";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listShipmentsSpec, async ({ actor, query: { location, q, cursor, limit } }) => {
    const page = await listShipments(actor, { location, q }, { after: cursor }, limit);
    return Response.json({ items: page.items.map(wireShipment), next_cursor: page.next === null ? null : cursorOf(page.next) });
  }),
});
