import { packScanSpec } from "@/lib/fulfilment/api-specs";
import { scanPack } from "@/lib/fulfilment/pack";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(packScanSpec, async ({ actor, body, once }) => outcomeResponse(await scanPack(actor, body, { once }))),
});
