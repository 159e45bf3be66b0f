import { describe, expect, test } from "vitest";
import type { AllocationRules } from "@/lib/stock/allocate";
import { feedQueue, type QueueRow, type WaitingLine } from "@/lib/stock/queue";
import { demand, freeStock, rules } from "@/lib/testing/stock-fixture";

type Waits = { order: string; units: number; parts?: Record<string, number>; more?: Partial<AllocationRules> };

/** The queue in order, and who was served: each line waits with one row for each of its parts. */
function served(waits: Waits[], free: ReturnType<typeof freeStock>) {
  const rows: QueueRow[] = [];
  const lines = new Map<string, WaitingLine>();
  for (const { order, units, parts = { A: 1 }, more } of waits) {
    const { components } = demand(order, units, parts);
    lines.set(order, { orderId: order, lineId: order, components, waitingUnits: units, rules: rules(more) });
    for (const { productId, unitsPerBundle } of components)
      rows.push({ id: `${order} ${productId}`, orderId: order, lineId: order, productId, units: units * unitsPerBundle });
  }
  return feedQueue(rows, lines, free).flatMap(({ lineId, allocations }) =>
    allocations.map(({ units, locationId }) => `${lineId}: ${units} from ${locationId}`),
  );
}

describe("who waits longest is served first", () => {
  test("five units for four and three", () => {
    const free = freeStock({ A: { X: 5 } });
    expect(
      served(
        [
          { order: "first", units: 4 },
          { order: "second", units: 3 },
        ],
        free,
      ),
    ).toEqual(["first: 4 from X", "second: 1 from X"]);
    expect(free.total("A")).toBe(0);
  });

  test("from as many locations as it takes", () => {
    expect(served([{ order: "first", units: 4 }], freeStock({ A: { X: 1, Y: 2, Z: 9 } }))).toEqual([
      "first: 1 from X",
      "first: 2 from Y",
      "first: 1 from Z",
    ]);
  });

  test("who cannot be served does not stop the next", () => {
    const waits = [
      { order: "whole", units: 4, more: { split: "one_location" as const } },
      { order: "bundle", units: 1, parts: { A: 2, B: 1 } },
      { order: "last", units: 1 },
    ];
    expect(served(waits, freeStock({ A: { X: 3 }, B: { X: 0 } }))).toEqual(["last: 1 from X"]);
  });
});

describe("an order that may not be split", () => {
  test("gets its line whole or not at all", () => {
    const waits = [{ order: "whole", units: 4, more: { split: "one_location" as const } }];
    expect(served(waits, freeStock({ A: { X: 3, Y: 3 } }))).toEqual([]);
    expect(served(waits, freeStock({ A: { X: 3, Y: 4 } }))).toEqual(["whole: 4 from Y"]);
  });

  test("gets the rest only from where it holds units", () => {
    const waits = [{ order: "whole", units: 2, more: { split: "one_location" as const, heldAt: "Y" } }];
    expect(served(waits, freeStock({ A: { X: 9, Y: 1 } }))).toEqual([]);
    expect(served(waits, freeStock({ A: { X: 9, Y: 2 } }))).toEqual(["whole: 2 from Y"]);
  });
});

describe("a bundle", () => {
  test("is served when all of its parts are at one location, and once for all its rows", () => {
    const waits = [{ order: "set", units: 3, parts: { A: 2, B: 1 } }];
    expect(served(waits, freeStock({ A: { X: 5 }, B: { X: 2 } }))).toEqual(["set: 2 from X"]);
    expect(served(waits, freeStock({ A: { X: 6 }, B: { Y: 3 } }))).toEqual([]);
  });
});
