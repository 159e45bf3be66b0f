import { getBinSpec, putBinSpec } from "@/lib/places/api-specs";
import { putBin } from "@/lib/places/bins";
import { findBin, requireBin } from "@/lib/places/list-bins";
import { PLACE_REFUSALS } from "@/lib/places/refusals";
import { refuse } from "@/lib/result/refusal";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { refusalProblem } from "@/lib/server/refusal-problem";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(getBinSpec, async ({ actor, params: { code } }) => {
    const bin = await findBin(actor.orgId, code);
    return bin ? Response.json(bin) : refusalProblem(PLACE_REFUSALS, refuse("bin_unknown", code));
  }),
  PUT: apiRoute(putBinSpec, async ({ actor, params: { code }, body }) => {
    const outcome = await putBin(actor, code, body);
    return outcome.ok ? Response.json(await requireBin(actor.orgId, code)) : refusalProblem(PLACE_REFUSALS, outcome);
  }),
});
