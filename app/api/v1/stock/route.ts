import { stockSpec } from "@/lib/receiving/api-specs";
import { readStockLevels } from "@/lib/receiving/read-levels";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(stockSpec, async ({ actor, query: { sku } }) => Response.json(await readStockLevels(actor, sku))),
});
