import { receiptSpec } from "@/lib/receiving/api-specs";
import { receiveGoods } from "@/lib/receiving/receive";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(receiptSpec, async ({ actor, body, once }) => outcomeResponse(await receiveGoods(actor, body, { once }))),
});
