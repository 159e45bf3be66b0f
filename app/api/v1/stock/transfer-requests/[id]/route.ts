import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { problem } from "@/lib/server/problem";
import { getRequestSpec } from "@/lib/transfers/api-specs";
import { findRequestView } from "@/lib/transfers/read-requests";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(getRequestSpec, async ({ actor, params: { id } }) => {
    const request = await findRequestView(actor, id);
    return request
      ? Response.json(request)
      : problem({ status: 404, code: "request_unknown", detail: "There is no such request of a transfer." });
  }),
});
