import { cursorOf } from "@/lib/catalogue/keyset";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { listRequestsSpec, requestSpec } from "@/lib/transfers/api-specs";
import { listRequests } from "@/lib/transfers/read-requests";
import { requestTransfer } from "@/lib/transfers/request";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listRequestsSpec, async ({ actor, query: { location, cursor, limit } }) => {
    const { items, next } = await listRequests(actor, { location }, cursor, limit);
    return Response.json({ items, next_cursor: next && cursorOf(next) });
  }),
  POST: apiRoute(requestSpec, async ({ actor, body, once }) => outcomeResponse(await requestTransfer(actor, body, { once }))),
});
