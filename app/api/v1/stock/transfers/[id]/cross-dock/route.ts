import { transferCrossDocksSpec } from "@/lib/fulfilment/api-read-specs";
import { crossDockTransferSpec } from "@/lib/fulfilment/api-specs";
import { crossDock } from "@/lib/fulfilment/cross-dock";
import { listCrossDocks } from "@/lib/fulfilment/list-cross-docks";
import { refuseFloor } from "@/lib/fulfilment/refusals";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";
import { answerResponse, outcomeResponse } from "@/lib/server/outcome-response";

const MISSING = refuseFloor("receipt_unknown");

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(transferCrossDocksSpec, async ({ actor, params: { id } }) => {
    const items = await listCrossDocks(actor, id);
    return items ? Response.json({ items }) : answerResponse(MISSING.answer, MISSING.status);
  }),
  POST: apiRoute(crossDockTransferSpec, async ({ actor, params: { id }, body, once }) =>
    outcomeResponse(await crossDock(actor, id, body, { once })),
  ),
});
