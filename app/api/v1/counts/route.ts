import { listCountsSpec, openCountSpec } from "@/lib/counting/api-specs";
import { openCount } from "@/lib/counting/open-count";
import { listCounts } from "@/lib/counting/read-tasks";
import { listResponse } from "@/lib/fulfilment/floor-response";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listCountsSpec, ({ actor, query: { location } }) =>
    listResponse(actor, location, (locationId) => listCounts(actor, locationId)),
  ),
  POST: apiRoute(openCountSpec, async ({ actor, body, once }) => outcomeResponse(await openCount(actor, body, { once }))),
});
