import { allocate, type AllocationRules } from "@/lib/stock/allocate";
import { coverable, type Demand } from "@/lib/stock/demand";
import type { FreeStock } from "@/lib/stock/free";
import { certain } from "@/lib/result/refusal";
import { type Line, wantedUnits } from "./order";

/** Of a line that may not wait: the units it could have by the order's own rules, and those that nothing covers. */
export type Shortage = { availableUnits: number; shortUnits: number };

/** `line` as it was left by allocating the order's demands from `free`, which is what there was before any of them took units. */
export function shortageOf(line: Line, demands: readonly Demand[], free: FreeStock, rules: AllocationRules): Shortage {
  const availableUnits = rules.split === "allowed" ? line.reserved : mostFromOne(line.id, demands, free, rules);
  return { availableUnits, shortUnits: wantedUnits(line) - availableUnits };
}

/** An order for one location gets a line whole or not at all: the most units that the line would get if it asked for no more. */
function mostFromOne(lineId: string, demands: readonly Demand[], free: FreeStock, rules: AllocationRules): number {
  const index = demands.findIndex((demand) => demand.lineId === lineId);
  const asked = certain(demands[index], "the demand of a line");
  const given = (units: number): number =>
    allocate(demands.with(index, { ...asked, units }), free.copy(), rules).find((allocation) => allocation.lineId === lineId)?.units ?? 0;
  const leftAt = rules.places.map((place) => {
    const left = free.copy();
    allocate(demands.slice(0, index), left, { ...rules, places: [place] });
    return coverable(asked, left, place.locationId);
  });
  return leftAt.sort((a, b) => b - a).find((units) => units > 0 && given(units) === units) ?? 0;
}
