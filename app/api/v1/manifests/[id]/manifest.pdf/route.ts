import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { manifestPdfSpec } from "@/lib/shipping/api-specs";
import { printManifest } from "@/lib/shipping/manifest-pdf";
import { printedResponse } from "@/lib/shipping/shipping-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(manifestPdfSpec, async ({ actor, params: { id } }) => printedResponse(await printManifest(actor, id))),
});
