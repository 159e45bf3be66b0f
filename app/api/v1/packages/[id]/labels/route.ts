import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { buyLabelSpec, packageLabelsSpec } from "@/lib/shipping/api-specs";
import { buyLabel } from "@/lib/shipping/labels";
import { listPackageLabels } from "@/lib/shipping/read-label";
import { shippingResponse } from "@/lib/shipping/shipping-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(packageLabelsSpec, async ({ actor, params: { id } }) => shippingResponse(await listPackageLabels(actor, id))),
  POST: apiRoute(buyLabelSpec, async ({ actor, params: { id }, body, once }) => outcomeResponse(await buyLabel(actor, id, body, { once }))),
});
