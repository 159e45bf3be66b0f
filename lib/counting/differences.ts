import type { StockCondition } from "@/db/values";
import type { StockedProduct } from "@/lib/receiving/read-facts";
import type { Place, Places } from "@/lib/stock/places";
import type { LotFact } from "@/lib/stock/read-places";
import type { EntriesBody } from "./inputs";
import type { CountTask } from "./read-count";
import { type CountRefusal, refuseCount } from "./refusals";

/** What was counted of a product and lot, against what the books say lies there. */
export type Difference = { product: StockedProduct; lotId: string | null; expected: number; counted: number };

export const conditionOf = ({ binKind }: CountTask): StockCondition =>
  binKind === "damaged" || binKind === "quarantine" ? binKind : "good";

/** Where the task looks: its bin, or all places of the location. */
export const whereOf = ({ binId }: CountTask, lotId: string | null): Partial<Place> => (binId === null ? { lotId } : { binId, lotId });

/** Every product and lot that lies there or was found; what the counter did not name counts as not there. */
export function differencesOf(
  task: CountTask,
  { entries }: EntriesBody,
  products: readonly StockedProduct[],
  lots: readonly LotFact[],
  lying: readonly { productId: string; lotId: string | null }[],
  places: Places,
): Difference[] | CountRefusal {
  const rows = new Map<string, Difference>();
  const rowFor = (product: StockedProduct, lotId: string | null): Difference => {
    const key = `${product.id} ${lotId ?? ""}`;
    const stock = { productId: product.id, locationId: task.locationId, condition: conditionOf(task) };
    const row = rows.get(key) ?? { product, lotId, expected: places.units(stock, whereOf(task, lotId)), counted: 0 };
    rows.set(key, row);
    return row;
  };
  for (const product of products) {
    if (task.productId !== null && product.id !== task.productId) continue;
    for (const { lotId } of lying.filter(({ productId }) => productId === product.id)) rowFor(product, lotId);
  }
  for (const { sku, lot, units } of entries) {
    const product = products.find((it) => it.sku === sku && it.kind === "stock");
    if (!product || (task.productId !== null && product.id !== task.productId)) return refuseCount("sku_unknown", sku);
    if (product.tracksLots && !lot) return refuseCount("lot_missing", sku);
    const known = lot ? lots.find((it) => it.productId === product.id && it.code === lot) : undefined;
    if (lot && !known) return refuseCount("lot_unknown", lot);
    rowFor(product, known?.id ?? null).counted += units;
  }
  return [...rows.values()].toSorted((a, b) => (a.product.sku < b.product.sku ? -1 : 1));
}
