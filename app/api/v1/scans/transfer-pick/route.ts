import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { transferPickSpec } from "@/lib/transfers/api-specs";
import { scanTransferPick } from "@/lib/transfers/pick";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(transferPickSpec, async ({ actor, body, once }) => outcomeResponse(await scanTransferPick(actor, body, { once }))),
});
