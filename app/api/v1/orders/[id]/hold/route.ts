import { holdOrderSpec } from "@/lib/orders/api-specs";
import { holdOrder } from "@/lib/orders/hold";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(holdOrderSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await holdOrder(actor, id, body, { once })),
  ),
});
