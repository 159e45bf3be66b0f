import { assignExceptionSpec } from "@/lib/exceptions/api-specs";
import { assignException } from "@/lib/exceptions/change-exception";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(assignExceptionSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await assignException(actor, id, body, { once })),
  ),
});
