import { certain } from "@/lib/result/refusal";

export type GoodStock = { productId: string; locationId: string; onHand: number; reserved: number; safetyStock: number };

/** Units that may still be promised: never negative, because safety stock can exceed what is left. */
export const availableUnits = (row: { onHand: number; reserved: number; safetyStock: number }): number =>
  Math.max(0, row.onHand - row.reserved - row.safetyStock);

/** The rows once these units are no longer reserved. They fill the safety stock first, so they are not simply free units more. */
export const withoutReserved = (
  rows: readonly GoodStock[],
  freed: readonly { productId: string; locationId: string; units: number }[],
): GoodStock[] =>
  rows.map((row) => {
    const own = freed.filter(({ productId, locationId }) => productId === row.productId && locationId === row.locationId);
    return { ...row, reserved: row.reserved - own.reduce((sum, { units }) => sum + units, 0) };
  });

/** Free units by product and location while a move is being decided; taking from it is how demand is summed. */
export class FreeStock {
  private readonly units = new Map<string, Map<string, number>>();

  static of(rows: readonly GoodStock[]): FreeStock {
    const free = new FreeStock();
    for (const row of rows) free.give(row.productId, row.locationId, availableUnits(row));
    return free;
  }

  copy(): FreeStock {
    const free = new FreeStock();
    for (const [productId, locations] of this.units) free.units.set(productId, new Map(locations));
    return free;
  }

  /** As if there were this location alone. */
  only(locationId: string): FreeStock {
    const free = new FreeStock();
    for (const productId of this.units.keys()) free.give(productId, locationId, this.at(productId, locationId));
    return free;
  }

  at(productId: string, locationId: string): number {
    return this.units.get(productId)?.get(locationId) ?? 0;
  }

  total(productId: string): number {
    let sum = 0;
    for (const units of this.units.get(productId)?.values() ?? []) sum += units;
    return sum;
  }

  give(productId: string, locationId: string, units: number): void {
    const locations = this.units.get(productId) ?? new Map<string, number>();
    this.units.set(productId, locations);
    locations.set(locationId, (locations.get(locationId) ?? 0) + units);
  }

  take(productId: string, locationId: string, units: number): void {
    const left = certain(this.units.get(productId)?.get(locationId), "stock row of an allocation") - units;
    if (left < 0) throw new Error("Bug: allocated more units than are free");
    this.give(productId, locationId, -units);
  }

  /** Nothing of the product is promised to anybody further. */
  withhold(productId: string): void {
    this.units.set(productId, new Map());
  }
}
