import type { FreeStock } from "./free";

export type Demand = { lineId: string; units: number; components: readonly { productId: string; unitsPerBundle: number }[] };

/** Whole units of the demand that the location could give now. */
export function coverable(demand: Demand, free: FreeStock, locationId: string): number {
  let units = demand.units;
  for (const { productId, unitsPerBundle } of demand.components)
    units = Math.min(units, Math.floor(free.at(productId, locationId) / unitsPerBundle));
  return units;
}

export function takeAll(demand: Demand, free: FreeStock, locationId: string, units: number): void {
  for (const { productId, unitsPerBundle } of demand.components) free.take(productId, locationId, units * unitsPerBundle);
}
