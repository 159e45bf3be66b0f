import { editExpectedSpec, expectedSpec } from "@/lib/expected/api-specs";
import { editExpected } from "@/lib/expected/edit-expected";
import { findExpected } from "@/lib/expected/read-expected";
import { oneResponse } from "@/lib/fulfilment/floor-response";
import { refuseStock } from "@/lib/receiving/refusals";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { outcomeResponse } from "@/lib/server/outcome-response";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(expectedSpec, async ({ actor, params: { id } }) =>
    oneResponse(actor, await findExpected(actor, id), refuseStock("expected_unknown")),
  ),
  PUT: apiRoute(editExpectedSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await editExpected(actor, id, body, { once })),
  ),
});
