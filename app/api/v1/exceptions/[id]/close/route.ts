import { closeExceptionSpec } from "@/lib/exceptions/api-specs";
import { closeException } from "@/lib/exceptions/change-exception";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(closeExceptionSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await closeException(actor, id, body, { once })),
  ),
});
