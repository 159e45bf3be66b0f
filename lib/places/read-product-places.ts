import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Barcode } from "./barcodes";
import { type BinStockRow, readBinStock } from "./read-bin-stock";

/** Where a product is picked at one location; without a bin, nobody has said. */
export type PickBinRow = { location: string; locationName: string; bin: string | null; leastUnits: number; mostUnits: number | null };
export type ProductPlaces = { bins: BinStockRow[]; picks: PickBinRow[]; barcodes: Omit<Barcode, "sku">[] };

const PICKS = `select l.code as location, l.name as "locationName", b.code as bin, coalesce(k.least_units, 0) as "leastUnits", k.most_units as "mostUnits"
  from location l
  left join product_bin k on k.org_id = l.org_id and k.location_id = l.id and k.product_id = $2::uuid
  left join bin b on b.org_id = k.org_id and b.id = k.bin_id
  where l.org_id = $1 and l.archived_at is null order by l.rank, l.code`;
const BARCODES = "select code, units from product_barcode where org_id = $1 and product_id = $2::uuid order by units, code limit 100";

/** In which bins and lots a product lies, where it is picked, and the codes of its packs. */
export async function readProductPlaces(actor: Actor, product: { id: string; sku: string }): Promise<ProductPlaces> {
  const own = [actor.orgId, product.id];
  const [bins, [picks, barcodes]] = await Promise.all([
    readBinStock(actor, { sku: product.sku }),
    readTenant(actor.orgId, (tx) =>
      Promise.all([
        tx.query<PickBinRow>("product_pick_bins", PICKS, own),
        tx.query<ProductPlaces["barcodes"][number]>("product_barcodes", BARCODES, own),
      ]),
    ),
  ]);
  return { bins, picks, barcodes };
}
