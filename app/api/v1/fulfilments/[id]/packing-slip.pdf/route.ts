import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { packingSlipSpec } from "@/lib/shipping/api-specs";
import { printPackingSlips } from "@/lib/shipping/documents";
import { printedResponse } from "@/lib/shipping/shipping-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(packingSlipSpec, async ({ actor, params: { id } }) => printedResponse(await printPackingSlips(actor, id))),
});
