import { transferReceiptSpec } from "@/lib/receiving/api-specs";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(transferReceiptSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await receiveTransfer(actor, id, body, { once })),
  ),
});
