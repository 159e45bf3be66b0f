import { readdressOrderSpec } from "@/lib/orders/api-specs";
import { readdressOrder } from "@/lib/orders/readdress";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(readdressOrderSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await readdressOrder(actor, id, body, { once })),
  ),
});
