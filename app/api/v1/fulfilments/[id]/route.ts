import { fulfilmentSpec } from "@/lib/fulfilment/api-read-specs";
import { oneResponse } from "@/lib/fulfilment/floor-response";
import { findFulfilment } from "@/lib/fulfilment/read-fulfilments";
import { refuseFloor } from "@/lib/fulfilment/refusals";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(fulfilmentSpec, async ({ actor, params: { id } }) =>
    oneResponse(actor, await findFulfilment(actor, id), refuseFloor("fulfilment_unknown")),
  ),
});
