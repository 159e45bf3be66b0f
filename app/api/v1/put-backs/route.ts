import { listPutBacksSpec } from "@/lib/fulfilment/api-read-specs";
import { listResponse } from "@/lib/fulfilment/floor-response";
import { listPutBacks } from "@/lib/fulfilment/read-put-backs";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listPutBacksSpec, ({ actor, query: { location } }) =>
    listResponse(actor, location, (locationId) => listPutBacks(actor, locationId)),
  ),
});
