import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { quoteSpec } from "@/lib/shipping/api-specs";
import { quoteShipping } from "@/lib/shipping/quote";
import { shippingResponse } from "@/lib/shipping/shipping-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(quoteSpec, async ({ actor, body }) => shippingResponse(await quoteShipping(actor, body))),
});
