import { cancelOrderSpec } from "@/lib/orders/api-specs";
import { cancelOrder } from "@/lib/orders/cancel";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(cancelOrderSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await cancelOrder(actor, id, body, { once })),
  ),
});
