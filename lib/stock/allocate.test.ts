import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, type AllocationRules } from "@/lib/stock/allocate";
import type { Demand } from "@/lib/stock/demand";
import type { FreeStock } from "@/lib/stock/free";
import { availableUnits } from "@/lib/stock/free";
import { demand, freeStock, rules } from "@/lib/testing/stock-fixture";

const taken = (demands: Demand[], free: FreeStock, more: Partial<AllocationRules> = {}) =>
  allocate(demands, free, rules(more)).map(({ lineId, locationId, units }) => `${lineId}: ${units} from ${locationId}`);

describe("nearest", () => {
  const podgorica = { latitude: 42.4, longitude: 19.3 };

  test("takes from the closest location first and goes on with the next", () => {
    expect(taken([demand("1", 5, { A: 1 })], freeStock({ A: { X: 9, Y: 3, Z: 9 } }), { destination: podgorica })).toEqual([
      "1: 3 from Y",
      "1: 2 from X",
    ]);
  });

  test("keeps the distance in kilometres as its score", () => {
    const [first] = allocate([demand("1", 1, { A: 1 })], freeStock({ A: { X: 9, Y: 3 } }), rules({ destination: podgorica }));
    expect(first).toMatchObject({ locationId: "Y", units: 1 });
    expect(first?.score).toBeGreaterThan(40);
    expect(first?.score).toBeLessThan(60);
  });

  test("falls back on the location's rank where no place is known", () => {
    expect(taken([demand("1", 2, { A: 1 })], freeStock({ A: { Y: 9, X: 9 } }))).toEqual(["1: 2 from X"]);
  });
});

describe("fewest parcels", () => {
  test("takes all lines from the location that covers most", () => {
    const free = freeStock({ A: { X: 2, Y: 5 }, B: { X: 9, Y: 5 } });
    expect(taken([demand("1", 5, { A: 1 }), demand("2", 5, { B: 1 })], free, { strategy: "fewest_parcels" })).toEqual([
      "1: 5 from Y",
      "2: 5 from Y",
    ]);
  });

  test("looks again for what is left", () => {
    const free = freeStock({ A: { X: 3, Y: 4, Z: 1 } });
    expect(taken([demand("1", 8, { A: 1 })], free, { strategy: "fewest_parcels" })).toEqual(["1: 4 from Y", "1: 3 from X", "1: 1 from Z"]);
  });
});

describe("oldest cost", () => {
  const layerAges = new Map([
    ["A X", Date.parse("2026-02-01")],
    ["A Z", Date.parse("2026-01-01")],
  ]);

  test("takes from the oldest layer, and last from where nothing is known of the cost", () => {
    const free = freeStock({ A: { X: 2, Y: 2, Z: 2 } });
    expect(taken([demand("1", 6, { A: 1 })], free, { strategy: "oldest_cost", layerAges })).toEqual([
      "1: 2 from Z",
      "1: 2 from X",
      "1: 2 from Y",
    ]);
  });
});

describe("one location", () => {
  test("does not split a line: what no single location has waits whole", () => {
    expect(taken([demand("1", 2, { A: 1 })], freeStock({ A: { X: 1, Y: 1 } }), { split: "one_location" })).toEqual([]);
  });

  test("takes the location that covers most units, a tie is decided by the strategy", () => {
    const free = () => freeStock({ A: { X: 5, Y: 5 }, B: { X: 0, Y: 3 } });
    expect(taken([demand("1", 5, { A: 1 }), demand("2", 3, { B: 1 })], free(), { split: "one_location" })).toEqual([
      "1: 5 from Y",
      "2: 3 from Y",
    ]);
    expect(taken([demand("1", 5, { A: 1 })], free(), { split: "one_location" })).toEqual(["1: 5 from X"]);
  });

  test("stays where the order holds units already", () => {
    const free = freeStock({ A: { X: 9, Y: 1 } });
    expect(taken([demand("1", 1, { A: 1 })], free, { split: "one_location", heldAt: "Y" })).toEqual(["1: 1 from Y"]);
    expect(taken([demand("2", 1, { A: 1 })], free, { split: "one_location", heldAt: "Y" })).toEqual([]);
  });
});

describe("bundles", () => {
  test("are taken whole and from one location each", () => {
    const free = freeStock({ A: { X: 5, Y: 4 }, B: { X: 1, Y: 9 } });
    expect(taken([demand("1", 4, { A: 2, B: 1 })], free)).toEqual(["1: 1 from X", "1: 2 from Y"]);
  });

  test("that share a part do not get it twice", () => {
    const free = freeStock({ BULB: { X: 5 } });
    expect(taken([demand("P", 5, { BULB: 1 }), demand("Q", 5, { BULB: 1 })], free)).toEqual(["P: 5 from X"]);
    expect(free.total("BULB")).toBe(0);
  });
});

describe("what is free", () => {
  test("never counts safety stock or what is reserved, and is never below zero", () => {
    expect(availableUnits({ onHand: 10, reserved: 4, safetyStock: 2 })).toBe(4);
    expect(availableUnits({ onHand: 3, reserved: 2, safetyStock: 5 })).toBe(0);
  });

  const small = fc.integer({ min: 0, max: 8 });
  const places = fc.record({ X: small, Y: small, Z: small });
  const wanted = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom({ A: 1 }, { B: 1 }, { A: 2, B: 1 })), {
    minLength: 1,
    maxLength: 4,
  });
  const policy = fc.record({
    strategy: fc.constantFrom("nearest" as const, "fewest_parcels" as const, "oldest_cost" as const),
    split: fc.constantFrom("allowed" as const, "one_location" as const),
  });

  test("is what was there less what was taken, whatever the strategy", () => {
    fc.assert(
      fc.property(places, places, wanted, policy, (a, b, lines, more) => {
        const free = freeStock({ A: a, B: b });
        const before = free.copy();
        const demands = lines.map(([units, parts], index) => demand(String(index), units, parts as Record<string, number>));
        const allocations = allocate(demands, free, rules(more));
        for (const it of demands) {
          const own = allocations.filter(({ lineId }) => lineId === it.lineId);
          expect(own.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(it.units);
          expect(new Set(own.map(({ locationId }) => locationId)).size).toBe(own.length);
        }
        for (const product of ["A", "B"]) {
          for (const place of ["X", "Y", "Z"]) {
            const used = allocations
              .filter(({ locationId }) => locationId === place)
              .reduce((sum, { lineId, units }) => sum + units * (partsOf(demands, lineId).get(product) ?? 0), 0);
            expect(free.at(product, place)).toBe(before.at(product, place) - used);
            expect(free.at(product, place)).toBeGreaterThanOrEqual(0);
          }
        }
        const used = new Set(allocations.map(({ locationId }) => locationId)).size;
        expect(used).toBeLessThanOrEqual(more.split === "one_location" ? 1 : 3);
      }),
    );
  });

  test("is all given to a single line that may be split", () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 30 }), policy, (units, wish, { strategy }) => {
        const free = freeStock({ A: units });
        const there = free.total("A");
        const given = allocate([demand("1", wish, { A: 1 })], free, rules({ strategy })).reduce(
          (sum, allocation) => sum + allocation.units,
          0,
        );
        expect(given).toBe(Math.min(wish, there));
      }),
    );
  });
});

const partsOf = (demands: readonly Demand[], lineId: string) =>
  new Map(demands.find((it) => it.lineId === lineId)?.components.map(({ productId, unitsPerBundle }) => [productId, unitsPerBundle]));
