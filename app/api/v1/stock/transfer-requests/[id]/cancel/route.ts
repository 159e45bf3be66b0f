import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { cancelRequestSpec } from "@/lib/transfers/api-specs";
import { cancelRequest } from "@/lib/transfers/cancel";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(cancelRequestSpec, async ({ actor, params: { id }, once }) => outcomeResponse(await cancelRequest(actor, id, { once }))),
});
