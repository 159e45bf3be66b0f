import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { labelZplSpec } from "@/lib/shipping/api-specs";
import { printLabelZpl } from "@/lib/shipping/documents";
import { printedResponse } from "@/lib/shipping/shipping-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(labelZplSpec, async ({ actor, params: { id }, query: { size } }) => printedResponse(await printLabelZpl(actor, id, size))),
});
