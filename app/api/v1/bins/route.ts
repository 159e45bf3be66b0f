import { cursorOf } from "@/lib/catalogue/keyset";
import { listBinsSpec, makeBinsSpec } from "@/lib/places/api-specs";
import { listBins } from "@/lib/places/list-bins";
import { makeBins } from "@/lib/places/make-bins";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listBinsSpec, async ({ actor, query: { cursor, limit, ...filter } }) => {
    const page = await listBins(actor.orgId, filter, { after: cursor }, limit);
    return Response.json({ items: page.items, next_cursor: page.next && cursorOf(page.next) });
  }),
  POST: apiRoute(makeBinsSpec, async ({ actor, body, once }) => outcomeResponse(await makeBins(actor, body, once))),
});
