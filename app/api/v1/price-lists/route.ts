import { listPriceListsSpec } from "@/lib/catalogue/api-specs";
import { listPriceLists, priceListOnWire } from "@/lib/catalogue/read-price-list";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listPriceListsSpec, async ({ actor, query: { archived = false } }) => {
    const lists = await listPriceLists(actor.orgId, archived);
    return Response.json({ items: lists.map(priceListOnWire), next_cursor: null });
  }),
});
