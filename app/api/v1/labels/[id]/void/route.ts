import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { voidLabelSpec } from "@/lib/shipping/api-specs";
import { voidLabel } from "@/lib/shipping/labels";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(voidLabelSpec, async ({ actor, params: { id }, once }) => outcomeResponse(await voidLabel(actor, id, { once }))),
});
