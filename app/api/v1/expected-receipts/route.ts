import { cursorOf } from "@/lib/catalogue/keyset";
import { createExpectedSpec, listExpectedSpec } from "@/lib/expected/api-specs";
import { createExpected } from "@/lib/expected/create-expected";
import { listExpectedViews } from "@/lib/expected/read-expected";
import { findWorkplace } from "@/lib/fulfilment/find-location";
import { FLOOR_REFUSALS } from "@/lib/fulfilment/refusals";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { answerResponse, outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(listExpectedSpec, async ({ actor, query: { cursor, limit, expected_from: from, expected_to: to, ...rest } }) => {
    const place = rest.location === undefined ? null : await findWorkplace(actor, rest.location);
    if (place && !place.ok) return answerResponse(place, FLOOR_REFUSALS[place.code].status);
    const { items, next } = await listExpectedViews(actor, { ...rest, from, to }, { after: cursor }, limit);
    return Response.json({ items, next_cursor: next && cursorOf(next) });
  }),
  POST: apiRoute(createExpectedSpec, async ({ actor, body, once }) => outcomeResponse(await createExpected(actor, body, { once }))),
});
