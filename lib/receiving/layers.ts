import { costLayer } from "@/db/schema/stock";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { CostLayer } from "./read-facts";

/** A slice of goods with their cost, as it leaves a location; the unit cost is a decimal string or unknown. */
export type CostSlice = { unitCost: string | null; currency: string; receivedAt: string; units: number };

/** Takes units out of the location's layers, oldest first. Units that no layer covers leave without a cost. */
export function consumeLayers(
  changes: ChangeSet,
  layers: readonly CostLayer[],
  productId: string,
  locationId: string,
  units: number,
): CostSlice[] {
  const slices: CostSlice[] = [];
  let open = units;
  for (const layer of layers) {
    if (open === 0) break;
    if (layer.productId !== productId || layer.locationId !== locationId) continue;
    const taken = Math.min(open, layer.leftUnits);
    changes.add(costLayer, { id: layer.id }, { leftUnits: -taken });
    slices.push({ unitCost: layer.unitCost, currency: layer.currency, receivedAt: layer.receivedAt.toISOString(), units: taken });
    open -= taken;
  }
  return slices;
}
