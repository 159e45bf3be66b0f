import { approveOrderSpec } from "@/lib/orders/api-specs";
import { approveOrder } from "@/lib/orders/approve";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(approveOrderSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await approveOrder(actor, id, body, { once })),
  ),
});
