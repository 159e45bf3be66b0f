import { firstRows, hasMore } from "@/lib/catalogue/first-rows";
import { putAwaySpec, waitingSpec } from "@/lib/places/api-specs";
import { putAway } from "@/lib/places/put-away";
import { listToPutAway } from "@/lib/places/read-to-put-away";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(waitingSpec, async ({ actor, query }) => {
    const rows = await listToPutAway(actor, query);
    const items = firstRows(rows).map(({ expiresOn, ...row }) => ({ ...row, expires_on: expiresOn }));
    return Response.json({ items, has_more: hasMore(rows) });
  }),
  POST: apiRoute(putAwaySpec, async ({ actor, body, once }) => outcomeResponse(await putAway(actor, body, { once }))),
});
