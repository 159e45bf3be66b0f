import { describe, expect, test } from "vitest";
import { binStock } from "@/db/schema/places";
import { ChangeSet } from "@/lib/transaction/change-set";
import { makeIds } from "@/lib/transaction/ids";
import { type BinUnits, Places } from "./places";

const A = { productId: "A", locationId: "X", condition: "good" };
const row = (id: string, units: number, more: Partial<BinUnits> = {}): BinUnits => ({
  ...A,
  id,
  binId: null,
  lotId: null,
  units,
  planned: 0,
  binKind: null,
  walk: null,
  expiresOn: null,
  ...more,
});
const inBin = (id: string, units: number, binKind: "pick" | "overflow", walk: number, more: Partial<BinUnits> = {}) =>
  row(id, units, { binId: id, binKind, walk, ...more });

const SHELF = [inBin("P2", 5, "pick", 20), inBin("P1", 5, "pick", 10), inBin("O1", 5, "overflow", 90), row("R0", 2)];
const taken = (rows: BinUnits[], units: number, where = {}) =>
  Places.of(rows)
    .take(A, units, where)
    ?.map((touch) => [touch.binId, touch.units]);

describe("taking from anywhere", () => {
  test("first what waits to be put away, then overflow, then pick bins as one walks", () => {
    expect(taken(SHELF, 14)).toEqual([
      [null, -2],
      ["O1", -5],
      ["P1", -5],
      ["P2", -2],
    ]);
  });

  test("lots that expire first go first, wherever they lie", () => {
    const late = row("late", 4, { lotId: "late", expiresOn: "2027-05-01" });
    const soon = inBin("P9", 4, "pick", 99, { lotId: "soon", expiresOn: "2027-01-01" });
    expect(taken([late, ...SHELF, soon], 5)).toEqual([
      ["P9", -4],
      [null, -1],
    ]);
  });

  test("units that a pick is planned to take go last", () => {
    const planned = [row("R0", 4, { planned: 3 }), inBin("P1", 5, "pick", 10)];
    expect(taken(planned, 6)).toEqual([
      [null, -1],
      ["P1", -5],
    ]);
    expect(taken(planned, 8)).toEqual([
      [null, -3],
      ["P1", -5],
    ]);
  });

  test("more than lies there takes nothing at all", () => {
    const places = Places.of(SHELF);
    expect(places.take(A, 18)).toBeNull();
    expect(places.units(A)).toBe(17);
    expect(places.take({ ...A, condition: "damaged" }, 1)).toBeNull();
  });
});

test("a named place gives only what lies in it", () => {
  expect(taken(SHELF, 3, { binId: "P2" })).toEqual([["P2", -3]]);
  expect(taken(SHELF, 6, { binId: "P2" })).toBeUndefined();
  expect(taken(SHELF, 1, { binId: null })).toEqual([[null, -1]]);
});

test("what became different is written once for each place, and new places are made", () => {
  const places = Places.of(SHELF);
  places.put(A, { binId: "P1", lotId: null }, 4);
  places.take(A, 1, { binId: "P1" });
  places.put(A, { binId: "N", lotId: "L" }, 2);
  places.put(A, { binId: "N", lotId: "L" }, 3);
  places.put(A, { binId: "P2", lotId: null }, 1);
  places.take(A, 1, { binId: "P2" });
  const changes = new ChangeSet();
  places.write(changes, makeIds());
  expect([...(changes.updates.get(binStock)?.values() ?? [])]).toEqual([{ key: { id: "P1" }, set: {}, add: { units: 3 } }]);
  expect(changes.inserts.get(binStock)).toMatchObject([{ binId: "N", lotId: "L", units: 5 }]);
});
