import { cursorOf } from "@/lib/catalogue/keyset";
import { listExceptionsSpec } from "@/lib/exceptions/api-specs";
import { listExceptions } from "@/lib/exceptions/list-exceptions";
import { wireException } from "@/lib/exceptions/wire";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listExceptionsSpec, async ({ actor, query: { cursor, limit, ...filter } }) => {
    const { items, next } = await listExceptions(actor, filter, { after: cursor }, limit);
    return Response.json({ items: items.map(wireException), next_cursor: next && cursorOf(next) });
  }),
});
