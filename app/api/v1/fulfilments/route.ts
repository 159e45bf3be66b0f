import { listFulfilmentsSpec } from "@/lib/fulfilment/api-read-specs";
import { releaseSpec } from "@/lib/fulfilment/api-specs";
import { listResponse } from "@/lib/fulfilment/floor-response";
import { listOpenFulfilments } from "@/lib/fulfilment/read-fulfilments";
import { releaseOrders } from "@/lib/fulfilment/release";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listFulfilmentsSpec, ({ actor, query: { location, state } }) =>
    listResponse(actor, location, (locationId) =>
      listOpenFulfilments(actor, locationId, state ? [state] : ["released", "picking", "picked", "packed"]),
    ),
  ),
  POST: apiRoute(releaseSpec, async ({ actor, body, once }) => outcomeResponse(await releaseOrders(actor, body, { once }))),
});
