import type { Strategy } from "@/db/values";
import { coverable, type Demand } from "./demand";
import type { FreeStock } from "./free";

export type Point = { latitude: number; longitude: number };
export type Place = { locationId: string; rank: number; point: Point | null };
/** A location in the order of preference; the score is kept on the reservation: kilometres, units covered, or epoch milliseconds of the layer. */
export type Ranked = { locationId: string; score: number | null };

export type RankingRules = {
  strategy: Strategy;
  destination: Point | null;
  places: readonly Place[];
  /** When the oldest cost layer was received (epoch milliseconds), by "product location", for oldest_cost. */
  layerAges: ReadonlyMap<string, number>;
};

type Scorer = (place: Place, demands: readonly Demand[], free: FreeStock, rules: RankingRules) => number | null;

// Lower is better for each of them, and unknown comes last.
const SCORERS: Readonly<Record<Strategy, Scorer>> = {
  nearest: (place, _demands, _free, { destination }) =>
    place.point && destination ? Math.round(kilometres(place.point, destination) * 10) / 10 : null,
  fewest_parcels: (place, demands, free) => -coveredUnits(place, demands, free),
  oldest_cost: (place, demands, _free, { layerAges }) => oldestLayer(place, demands, layerAges),
};

/** Locations by the strategy's score, then by their own rank, then by id so that the choice can be repeated. */
export function rankLocations(demands: readonly Demand[], free: FreeStock, rules: RankingRules): Ranked[] {
  const score = SCORERS[rules.strategy];
  return rules.places
    .map((place) => ({ place, score: score(place, demands, free, rules) }))
    .sort(
      (a, b) =>
        (a.score ?? Infinity) - (b.score ?? Infinity) || a.place.rank - b.place.rank || (a.place.locationId < b.place.locationId ? -1 : 1),
    )
    .map(({ place, score: value }) => ({ locationId: place.locationId, score: value === null ? null : Math.abs(value) }));
}

function coveredUnits(place: Place, demands: readonly Demand[], free: FreeStock): number {
  const trial = free.copy();
  return demands.reduce((sum, demand) => {
    const units = coverable(demand, trial, place.locationId);
    for (const { productId, unitsPerBundle } of demand.components)
      if (units > 0) trial.take(productId, place.locationId, units * unitsPerBundle);
    return sum + units;
  }, 0);
}

function oldestLayer(place: Place, demands: readonly Demand[], layerAges: ReadonlyMap<string, number>): number | null {
  let oldest: number | null = null;
  for (const { productId } of demands.flatMap((demand) => demand.components)) {
    const at = layerAges.get(`${productId} ${place.locationId}`);
    if (at !== undefined && (oldest === null || at < oldest)) oldest = at;
  }
  return oldest;
}

const EARTH_KM = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in kilometres. */
function kilometres(a: Point, b: Point): number {
  const dLatitude = radians(b.latitude - a.latitude);
  const dLongitude = radians(b.longitude - a.longitude);
  const h = Math.sin(dLatitude / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLongitude / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, h)));
}
