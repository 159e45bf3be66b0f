import { cursorOf } from "@/lib/catalogue/keyset";
import { listCustomersSpec } from "@/lib/customers/api-specs";
import { customerOnWire } from "@/lib/customers/customer";
import { listCustomers } from "@/lib/customers/list-customers";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listCustomersSpec, async ({ actor, query: { cursor, limit, over_limit: over, ...filter } }) => {
    const page = await listCustomers(actor.orgId, { ...filter, over }, { after: cursor }, limit);
    return Response.json({ items: page.items.map(customerOnWire), next_cursor: page.next && cursorOf(page.next) });
  }),
});
