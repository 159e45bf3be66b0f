import { enterCountSpec } from "@/lib/counting/api-specs";
import { enterCount } from "@/lib/counting/count";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(enterCountSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await enterCount(actor, id, body, { once })),
  ),
});
