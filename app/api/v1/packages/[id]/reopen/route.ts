import { reopenPackageSpec } from "@/lib/fulfilment/api-specs";
import { reopenPackage } from "@/lib/fulfilment/packages";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(reopenPackageSpec, async ({ actor, params: { id }, once }) => outcomeResponse(await reopenPackage(actor, id, { once }))),
});
