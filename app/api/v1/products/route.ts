import { listProductsSpec } from "@/lib/catalogue/api-specs";
import { cursorOf } from "@/lib/catalogue/keyset";
import { listProducts } from "@/lib/catalogue/list-products";
import { productOnWire } from "@/lib/catalogue/product";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listProductsSpec, async ({ actor, query: { cursor, limit, ...filter } }) => {
    const page = await listProducts(actor.orgId, filter, { after: cursor }, limit);
    return Response.json({ items: page.items.map(productOnWire), next_cursor: page.next && cursorOf(page.next) });
  }),
});
