import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { labelSpec } from "@/lib/shipping/api-specs";
import { shippingResponse } from "@/lib/shipping/shipping-response";
import { trackLabel } from "@/lib/shipping/track";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(labelSpec, async ({ actor, params: { id } }) => shippingResponse(await trackLabel(actor, id))),
});
