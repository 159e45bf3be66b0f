import { countSpec } from "@/lib/counting/api-specs";
import { findCount } from "@/lib/counting/read-tasks";
import { refuseCount } from "@/lib/counting/refusals";
import { oneResponse } from "@/lib/fulfilment/floor-response";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(countSpec, async ({ actor, params: { id } }) =>
    oneResponse(actor, await findCount(actor, id), refuseCount("task_unknown")),
  ),
});
