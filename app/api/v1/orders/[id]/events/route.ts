import { orderEventsSpec } from "@/lib/orders/api-specs";
import { eventsOnWire, readForApi } from "@/lib/orders/read-api";
import { REFUSALS } from "@/lib/orders/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(orderEventsSpec, async ({ actor, params: { id } }) => {
    const view = await readForApi(actor, id);
    return view ? Response.json(eventsOnWire(view)) : refusalProblem(REFUSALS, refuse("not_found", id));
  }),
});
