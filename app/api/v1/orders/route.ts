import { listOrdersSpec, placeOrderSpec } from "@/lib/orders/api-specs";
import { placeOrder } from "@/lib/orders/place";
import { listForApi, pageOnWire } from "@/lib/orders/read-api";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listOrdersSpec, async ({ actor, query }) => Response.json(pageOnWire(await listForApi(actor, query)))),
  POST: apiRoute(placeOrderSpec, async ({ actor, body, once }) => outcomeResponse(await placeOrder(actor, body, { once }))),
});
