import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";
import { sendRequestSpec } from "@/lib/transfers/api-specs";
import { sendRequest } from "@/lib/transfers/send";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(sendRequestSpec, async ({ actor, params: { id }, once }) => outcomeResponse(await sendRequest(actor, id, { once }))),
});
