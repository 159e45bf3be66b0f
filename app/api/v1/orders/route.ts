import { listOrdersSpec, placeOrderSpec } from "@/lib/orders/api-specs";
import { placeOrder } from "@/lib/orders/place";
import { listForApi, summaryOnWire } from "@/lib/orders/read-api";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listOrdersSpec, async ({ actor, query }) => {
    const page = await listForApi(actor, query);
    return Response.json({ items: page.items.map(summaryOnWire), next_cursor: page.next ?? page.searchedTo?.cursor ?? null });
  }),
  POST: apiRoute(placeOrderSpec, async ({ actor, body, once }) => outcomeResponse(await placeOrder(actor, body, { once }))),
});
