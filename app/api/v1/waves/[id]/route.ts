import { waveSpec } from "@/lib/fulfilment/api-read-specs";
import { oneResponse } from "@/lib/fulfilment/floor-response";
import { findWalk } from "@/lib/fulfilment/read-walks";
import { refuseFloor } from "@/lib/fulfilment/refusals";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(waveSpec, async ({ actor, params: { id } }) => oneResponse(actor, await findWalk(actor, id), refuseFloor("wave_unknown"))),
});
