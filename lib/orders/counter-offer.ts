import { sumByRate, type TaxedAmount, totalsOf } from "@/lib/ledger/tax";
import { allocate, type AllocationRules } from "@/lib/stock/allocate";
import type { FreeStock } from "@/lib/stock/free";
import { type Point, rankLocations } from "@/lib/stock/strategies";
import { copyOrder, type Line, type Order } from "./order";
import type { PlacementFacts } from "./placement-facts";
import { orderTotals, reprice } from "./price";
import { rulesFor } from "./supply";
import { demandOf } from "./units";
import { type CounterOffer, moneyOf } from "./wire";

/**
 * The same order, its lines in turn each cut to what stock and what is left of the most it may come to (minor units) allow;
 * null if nothing is left. What is offered would be placed: an order for one location is cut to what one location has.
 */
export function counterOffer(
  order: Order,
  free: FreeStock,
  mostMinor: number,
  facts: PlacementFacts,
  destination: Point | null,
): CounterOffer | null {
  const rules = rulesFor({ ...order, destination, heldAt: null }, facts.policies.locations, facts.layers);
  let best: Order | null = null;
  for (const supply of suppliesFor(order, free, rules)) {
    const offer = cut(order, supply, mostMinor, { ...rules, split: "allowed" });
    if (sizeOf(offer) > (best ? sizeOf(best) : 0) && isCovered(offer, free, rules)) best = offer;
  }
  if (!best?.lines.some((line) => line.kind === "stock" && line.ordered > 0)) return null;
  return {
    lines: best.lines.filter((line) => line.ordered > 0).map(({ sku, line, ordered }) => ({ sku, line, units: ordered })),
    total: moneyOf(orderTotals(best).totalMinor, order.currency),
  };
}

/** What the lines may be served from: everything, or one location after the other in the order of preference. */
function suppliesFor(order: Order, free: FreeStock, rules: AllocationRules): FreeStock[] {
  if (rules.split === "allowed") return [free.copy()];
  return rankLocations(stocked(order).map(demandOf), free, rules).map(({ locationId }) => free.only(locationId));
}

function cut(order: Order, supply: FreeStock, mostMinor: number, rules: AllocationRules): Order {
  const offer = copyOrder(order);
  let before = sumByRate(offer.charges.filter((charge) => !charge.canceled));
  for (const [index, line] of offer.lines.entries()) {
    const wanted = order.lines[index]?.ordered ?? 0;
    const bounded = line.kind === "stock" && !line.allowBackorder;
    const inStock = bounded ? stockFor({ ...line, unallocated: wanted }, supply, rules) : wanted;
    const fits = (units: number): boolean => {
      setUnits(line, units, order.currency);
      return totalsOf([...before, amountOf(line)], order.pricesIncludeTax).totalMinor <= mostMinor;
    };
    setUnits(line, mostThat(fits, inStock), order.currency);
    before = sumByRate([...before, amountOf(line)]);
  }
  return offer;
}

const amountOf = ({ taxCategory, taxRate, totalMinor }: Line): TaxedAmount => ({ taxCategory, taxRate, amountMinor: totalMinor });

/** Whether every line that may not wait would be served, all lines of the offer together. */
function isCovered(offer: Order, free: FreeStock, rules: AllocationRules): boolean {
  const lines = stocked(offer).filter((line) => line.ordered > 0);
  const served = new Map<string, number>();
  for (const { lineId, units } of allocate(lines.map(demandOf), free.copy(), rules)) served.set(lineId, (served.get(lineId) ?? 0) + units);
  return lines.every((line) => line.allowBackorder || served.get(line.id) === line.ordered);
}

const stocked = (order: Order): Line[] => order.lines.filter((line) => line.kind === "stock");
const sizeOf = (order: Order): number => order.lines.reduce((sum, { ordered }) => sum + ordered, 0);

const stockFor = (line: Line, free: FreeStock, rules: AllocationRules): number =>
  allocate([demandOf(line)], free, rules).reduce((sum, { units }) => sum + units, 0);

/** The largest number of units, up to the most, that fits. */
function mostThat(fits: (units: number) => boolean, most: number): number {
  if (fits(most)) return most;
  let [low, high] = [0, most - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

function setUnits(line: Line, units: number, currency: string): void {
  line.ordered = units;
  line.unallocated = units;
  line.backordered = 0;
  line.reserved = 0;
  reprice(line, currency);
}
