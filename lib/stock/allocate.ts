import type { Split } from "@/db/values";
import { coverable, type Demand, takeAll } from "./demand";
import type { FreeStock } from "./free";
import { type Ranked, type RankingRules, rankLocations } from "./strategies";

/** Units of a line (bundles count as bundles) that one location gives. */
export type Allocation = { lineId: string; locationId: string; units: number; score: number | null };

export type AllocationRules = RankingRules & {
  split: Split;
  /** With one_location: where the order already holds units, so that the rest must come from there too. */
  heldAt: string | null;
};

/**
 * Chooses where the units of the demands come from and takes them out of `free`. What no location has is left out.
 * A bundle unit comes from one location only. With one_location a line that the chosen location cannot cover waits whole.
 */
export function allocate(demands: readonly Demand[], free: FreeStock, rules: AllocationRules): Allocation[] {
  if (rules.split === "one_location") return allocateFromOne(demands, free, rules);
  if (rules.strategy === "fewest_parcels") return allocateByRounds(demands, free, rules);
  return demands.flatMap((demand) => allocateDemand(demand, free, rankLocations([demand], free, rules)));
}

/** Takes all it can from the location that covers most of what is open, then looks again: few locations, few parcels. */
function allocateByRounds(demands: readonly Demand[], free: FreeStock, rules: AllocationRules): Allocation[] {
  const allocations: Allocation[] = [];
  let open = [...demands];
  let places = rules.places;
  while (open.length > 0 && places.length > 0) {
    const best = rankLocations(open, free, { ...rules, places })[0];
    if (!best?.score) break;
    const taken = open.flatMap((demand) => allocateDemand(demand, free, [best]));
    allocations.push(...taken);
    const takenUnits = new Map(taken.map(({ lineId, units }) => [lineId, units]));
    open = open
      .map((demand) => ({ ...demand, units: demand.units - (takenUnits.get(demand.lineId) ?? 0) }))
      .filter(({ units }) => units > 0);
    places = places.filter(({ locationId }) => locationId !== best.locationId);
  }
  return allocations;
}

function allocateDemand(demand: Demand, free: FreeStock, ranked: readonly Ranked[]): Allocation[] {
  const allocations: Allocation[] = [];
  let open = demand.units;
  for (const { locationId, score } of ranked) {
    if (open === 0) break;
    const units = coverable({ ...demand, units: open }, free, locationId);
    if (units === 0) continue;
    takeAll(demand, free, locationId, units);
    allocations.push({ lineId: demand.lineId, locationId, units, score });
    open -= units;
  }
  return allocations;
}

function allocateFromOne(demands: readonly Demand[], free: FreeStock, rules: AllocationRules): Allocation[] {
  const ranked = rankLocations(demands, free, rules);
  const candidates = rules.heldAt === null ? ranked : ranked.filter(({ locationId }) => locationId === rules.heldAt);
  let best: { place: Ranked; covered: readonly Demand[]; units: number } | undefined;
  for (const place of candidates) {
    const covered = wholeLines(demands, free.copy(), place.locationId);
    const units = covered.reduce((sum, demand) => sum + demand.units, 0);
    if (units > (best?.units ?? 0)) best = { place, covered, units };
  }
  if (!best) return [];
  const { locationId, score } = best.place;
  for (const demand of best.covered) takeAll(demand, free, locationId, demand.units);
  return best.covered.map((demand) => ({ lineId: demand.lineId, locationId, units: demand.units, score }));
}

function wholeLines(demands: readonly Demand[], free: FreeStock, locationId: string): Demand[] {
  return demands.filter((demand) => {
    if (coverable(demand, free, locationId) < demand.units) return false;
    takeAll(demand, free, locationId, demand.units);
    return true;
  });
}
