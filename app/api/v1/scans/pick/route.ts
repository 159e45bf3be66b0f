import { pickScanSpec } from "@/lib/fulfilment/api-specs";
import { scanPick } from "@/lib/fulfilment/pick";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(pickScanSpec, async ({ actor, body, once }) => outcomeResponse(await scanPick(actor, body, { once }))),
});
