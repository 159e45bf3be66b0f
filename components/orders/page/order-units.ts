import { cancelScopeOf } from "@/lib/orders/cancel-scope";
import { type Order, wantedUnits } from "@/lib/orders/order";

/** Where the units of an order's goods are, added up over its lines; services need no stock and are left out. */
export type OrderUnits = {
  ordered: number;
  wanted: number;
  reservedOrBeyond: number;
  pickedOrBeyond: number;
  invoiced: number;
  shipped: number;
  delivered: number;
  waiting: number;
  cancelable: number;
};

export function unitsOf(order: Order): OrderUnits {
  const { lines } = order;
  const scope = cancelScopeOf(order);
  const sum = (of: (line: Order["lines"][number]) => number) =>
    lines.reduce((total, line) => total + (line.kind === "stock" ? of(line) : 0), 0);
  return {
    ordered: sum((line) => line.ordered),
    wanted: sum(wantedUnits),
    reservedOrBeyond: sum((line) => line.reserved + line.picked + line.packed + line.shipped),
    pickedOrBeyond: sum((line) => line.picked + line.packed + line.shipped),
    invoiced: sum((line) => line.invoiced),
    shipped: sum((line) => line.shipped),
    delivered: sum((line) => line.delivered),
    waiting: sum((line) => line.backordered),
    cancelable: scope.now + scope.putBack,
  };
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(place: number): string {
  const tens = place % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th");
  return `${place}${ending}`;
}

export const unitsText = (units: number): string => (units === 1 ? "1 unit" : `${units.toLocaleString("en")} units`);
