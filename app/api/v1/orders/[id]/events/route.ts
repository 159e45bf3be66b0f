import { orderEventsSpec } from "@/lib/orders/api-specs";
import { eventsOnWire, readEventsForApi } from "@/lib/orders/read-api";
import { REFUSALS } from "@/lib/orders/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(orderEventsSpec, async ({ actor, params: { id }, query }) => {
    const page = await readEventsForApi(actor, id, query);
    return page ? Response.json(eventsOnWire(page)) : refusalProblem(REFUSALS, refuse("not_found", id));
  }),
});
