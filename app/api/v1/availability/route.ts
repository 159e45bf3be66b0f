import { availabilitySpec } from "@/lib/receiving/api-specs";
import { readAvailability } from "@/lib/receiving/read-levels";
import { STOCK_REFUSALS } from "@/lib/receiving/refusals";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { problem } from "@/lib/server/problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(availabilitySpec, async ({ actor, query: { sku } }) => {
    const availability = await readAvailability(actor, sku);
    if (availability) return Response.json(availability);
    return problem({ status: 404, code: "sku_unknown", detail: STOCK_REFUSALS.sku_unknown.title, extra: { subject: sku } });
  }),
});
