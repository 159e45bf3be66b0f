import { receiveExpectedSpec } from "@/lib/expected/api-specs";
import { receiveExpected } from "@/lib/expected/receive-expected";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(receiveExpectedSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await receiveExpected(actor, id, body, { once })),
  ),
});
