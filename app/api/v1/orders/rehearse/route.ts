import { rehearseOrderSpec } from "@/lib/orders/api-specs";
import { rehearseOrder } from "@/lib/orders/place";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { answerResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  POST: apiRoute(rehearseOrderSpec, async ({ actor, body }) => {
    const { answer, status } = await rehearseOrder(actor, body);
    return answerResponse(answer, status);
  }),
});
