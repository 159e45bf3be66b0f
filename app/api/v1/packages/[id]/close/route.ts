import { closePackageSpec } from "@/lib/fulfilment/api-specs";
import { closePackage } from "@/lib/fulfilment/packages";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(closePackageSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await closePackage(actor, id, body, { once })),
  ),
});
