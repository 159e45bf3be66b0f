import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { labelPdfSpec } from "@/lib/shipping/api-specs";
import { printLabelPdf } from "@/lib/shipping/documents";
import { printedResponse } from "@/lib/shipping/shipping-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(labelPdfSpec, async ({ actor, params: { id }, query: { size } }) => printedResponse(await printLabelPdf(actor, id, size))),
});
