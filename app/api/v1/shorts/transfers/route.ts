import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { transferShortSpec } from "@/lib/transfers/api-specs";
import { reportTransferShort } from "@/lib/transfers/short";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(transferShortSpec, async ({ actor, body, once }) => outcomeResponse(await reportTransferShort(actor, body, { once }))),
});
