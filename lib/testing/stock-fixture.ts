import type { AllocationRules } from "@/lib/stock/allocate";
import type { Demand } from "@/lib/stock/demand";
import { FreeStock } from "@/lib/stock/free";

/** Free units by product and location: `freeStock({ A: { X: 3, Y: 1 } })`. */
export const freeStock = (units: Record<string, Record<string, number>>): FreeStock =>
  FreeStock.of(
    Object.entries(units).flatMap(([productId, places]) =>
      Object.entries(places).map(([locationId, onHand]) => ({ productId, locationId, onHand, reserved: 0, safetyStock: 0 })),
    ),
  );

/** A line that wants units of products: `demand("1", 5, { A: 2, B: 1 })` is five bundles of two A and one B. */
export const demand = (lineId: string, units: number, parts: Record<string, number>): Demand => ({
  lineId,
  units,
  components: Object.entries(parts).map(([productId, unitsPerBundle]) => ({ productId, unitsPerBundle })),
});

/** X lies north, Y south of it, Z far away; ranks follow the alphabet. */
export const rules = (more: Partial<AllocationRules> = {}): AllocationRules => ({
  strategy: "nearest",
  split: "allowed",
  destination: null,
  heldAt: null,
  layerAges: new Map(),
  places: [
    { locationId: "X", rank: 1, point: { latitude: 45, longitude: 19 } },
    { locationId: "Y", rank: 2, point: { latitude: 42, longitude: 19 } },
    { locationId: "Z", rank: 3, point: { latitude: 10, longitude: 10 } },
  ],
  ...more,
});
