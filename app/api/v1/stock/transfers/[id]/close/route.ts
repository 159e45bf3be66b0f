import { closeTransfer } from "@/lib/receiving/close-transfer";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { closeTransferSpec } from "@/lib/transfers/api-specs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(closeTransferSpec, async ({ actor, params: { id }, once }) => outcomeResponse(await closeTransfer(actor, id, { once }))),
});
