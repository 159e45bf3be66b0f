import { createExpectedSpec, listExpectedSpec } from "@/lib/expected/api-specs";
import { createExpected } from "@/lib/expected/create-expected";
import { listExpected } from "@/lib/expected/read-expected";
import { listResponse } from "@/lib/fulfilment/floor-response";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listExpectedSpec, ({ actor, query: { location } }) =>
    listResponse(actor, location, (locationId) => listExpected(actor, locationId)),
  ),
  POST: apiRoute(createExpectedSpec, async ({ actor, body, once }) => outcomeResponse(await createExpected(actor, body, { once }))),
});
