import { declineOrderSpec } from "@/lib/orders/api-specs";
import { declineOrder } from "@/lib/orders/decline";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(declineOrderSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await declineOrder(actor, id, body, { once })),
  ),
});
