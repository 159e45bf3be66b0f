import { listWavesSpec } from "@/lib/fulfilment/api-read-specs";
import { listResponse } from "@/lib/fulfilment/floor-response";
import { listWalks } from "@/lib/fulfilment/read-walks";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listWavesSpec, ({ actor, query: { location } }) =>
    listResponse(actor, location, (locationId) => listWalks(actor, locationId)),
  ),
});
