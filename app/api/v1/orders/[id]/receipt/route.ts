import { orderReceiptSpec } from "@/lib/orders/api-specs";
import { readReceiptForApi, receiptOnWire } from "@/lib/orders/read-api";
import { REFUSALS } from "@/lib/orders/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(orderReceiptSpec, async ({ actor, params: { id } }) => {
    const view = await readReceiptForApi(actor, id);
    return view ? Response.json(receiptOnWire(view)) : refusalProblem(REFUSALS, refuse("not_found", id));
  }),
});
