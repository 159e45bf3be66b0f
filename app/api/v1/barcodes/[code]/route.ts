import { getBarcodeSpec, putBarcodeSpec, removeBarcodeSpec } from "@/lib/places/api-specs";
import { findBarcode, putBarcode, removeBarcode } from "@/lib/places/barcodes";
import { PLACE_REFUSALS } from "@/lib/places/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(getBarcodeSpec, async ({ actor, params: { code } }) => {
    const found = await findBarcode(actor.orgId, code);
    return found ? Response.json(found) : refusalProblem(PLACE_REFUSALS, refuse("barcode_unknown", code));
  }),
  PUT: apiRoute(putBarcodeSpec, async ({ actor, params: { code }, body }) => {
    const outcome = await putBarcode(actor, code, body);
    return outcome.ok ? Response.json({ code, ...body }) : refusalProblem(PLACE_REFUSALS, outcome);
  }),
  DELETE: apiRoute(removeBarcodeSpec, async ({ actor, params: { code } }) => {
    const outcome = await removeBarcode(actor, code);
    return outcome.ok ? new Response(null, { status: 204 }) : refusalProblem(PLACE_REFUSALS, outcome);
  }),
});
