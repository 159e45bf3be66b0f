import { transferSpec } from "@/lib/receiving/api-specs";
import { sendTransfer } from "@/lib/receiving/transfer";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(transferSpec, async ({ actor, body, once }) => outcomeResponse(await sendTransfer(actor, body, { once }))),
});
