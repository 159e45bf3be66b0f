import { allocate } from "@/lib/stock/allocate";
import type { FreeStock } from "@/lib/stock/free";
import type { Point } from "@/lib/stock/strategies";
import { copyOrder, type Line, type Order } from "./order";
import type { PlacementFacts } from "./placement-facts";
import { orderTotals, reprice } from "./price";
import { rulesFor } from "./supply";
import { type CounterOffer, moneyOf } from "./wire";
import { demandOf } from "./units";

/** The same order, its lines in turn each cut to what stock and the remaining headroom (minor units, null is no limit) allow; null if nothing is left. */
export function counterOffer(
  order: Order,
  free: FreeStock,
  headroomMinor: number | null,
  facts: PlacementFacts,
  destination: Point | null,
): CounterOffer | null {
  const offer = copyOrder(order);
  for (const line of offer.lines) setUnits(line, 0, order.currency);
  const rules = rulesFor({ ...order, destination, heldAt: null }, facts.policies.locations, facts.layers);
  for (const [index, line] of offer.lines.entries()) {
    const wanted = order.lines[index]?.ordered ?? 0;
    const inStock = line.kind === "service" || line.allowBackorder ? wanted : stockFor({ ...line, unallocated: wanted }, free, rules);
    setUnits(line, affordable(offer, line, inStock, headroomMinor), order.currency);
  }
  const lines = offer.lines.filter((line) => line.ordered > 0);
  if (!lines.some((line) => line.kind === "stock")) return null;
  return {
    lines: lines.map(({ sku, line, ordered }) => ({ sku, line, units: ordered })),
    total: moneyOf(orderTotals(offer).totalMinor, order.currency),
  };
}

const stockFor = (line: Line, free: FreeStock, rules: Parameters<typeof allocate>[2]): number =>
  allocate([demandOf(line)], free, rules).reduce((sum, { units }) => sum + units, 0);

function affordable(offer: Order, line: Line, most: number, headroomMinor: number | null): number {
  if (headroomMinor === null) return most;
  const fits = (units: number) => {
    setUnits(line, units, offer.currency);
    return orderTotals(offer).totalMinor <= headroomMinor;
  };
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function setUnits(line: Line, units: number, currency: string): void {
  line.ordered = units;
  line.unallocated = units;
  line.backordered = 0;
  line.reserved = 0;
  reprice(line, currency);
}
