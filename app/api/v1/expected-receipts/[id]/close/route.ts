import { closeExpectedSpec } from "@/lib/expected/api-specs";
import { closeExpected } from "@/lib/expected/close-expected";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(closeExpectedSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await closeExpected(actor, id, body, { once })),
  ),
});
