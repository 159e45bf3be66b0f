import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { cartonSpec } from "@/lib/shipping/api-specs";
import { shippingResponse } from "@/lib/shipping/shipping-response";
import { suggestForFulfilment } from "@/lib/shipping/suggest";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(cartonSpec, async ({ actor, params: { id } }) => shippingResponse(await suggestForFulfilment(actor, id))),
});
