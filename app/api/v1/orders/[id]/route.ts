import { getOrderSpec } from "@/lib/orders/api-specs";
import { orderOnWire, readOrderForApi } from "@/lib/orders/read-api";
import { REFUSALS } from "@/lib/orders/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(getOrderSpec, async ({ actor, params: { id } }) => {
    const view = await readOrderForApi(actor, id);
    return view ? Response.json(orderOnWire(view, actor)) : refusalProblem(REFUSALS, refuse("not_found", id));
  }),
});
