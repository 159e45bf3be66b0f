import { exceptionSpec } from "@/lib/exceptions/api-specs";
import { findException } from "@/lib/exceptions/list-exceptions";
import { refuseException } from "@/lib/exceptions/refusals";
import { wireException } from "@/lib/exceptions/wire";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { answerResponse } from "@/lib/server/outcome-response";

const MISSING = refuseException("not_found");

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(exceptionSpec, async ({ actor, params: { id } }) => {
    const found = await findException(actor, id);
    return found ? Response.json(wireException(found)) : answerResponse(MISSING.answer, MISSING.status);
  }),
});
