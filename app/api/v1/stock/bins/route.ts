import { binStockSpec } from "@/lib/places/api-specs";
import { readBinStock } from "@/lib/places/read-bin-stock";
import { apiMethods } from "@/lib/server/api-methods";
import { apiRoute } from "@/lib/server/api-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({
  GET: apiRoute(binStockSpec, async ({ actor, query }) => {
    const rows = await readBinStock(actor, query);
    return Response.json({ items: rows.map(({ expiresOn, binKind: _, ...row }) => ({ ...row, expires_on: expiresOn })) });
  }),
});
