import { expect, test } from "vitest";
import { type ArrivingItem, type Arrival, change, count, lotOf, unitsIn } from "./arrivals";

const item = (more: Partial<ArrivingItem> = {}): ArrivingItem => ({
  sku: "TEA",
  name: "Tea",
  lots: false,
  units: 1,
  lot: null,
  expiresOn: null,
  ...more,
});
const counted = (...items: ArrivingItem[]): Arrival[] => items.reduce<Arrival[]>(count, []);

test("units of one product are one line, a case counts as its units", () => {
  const arrivals = counted(item(), item({ sku: "MUG" }), item({ units: 12 }));
  expect(arrivals.map(({ sku, good }) => [sku, good])).toEqual([
    ["TEA", 13],
    ["MUG", 1],
  ]);
  expect(unitsIn(arrivals)).toBe(14);
});

test("each lot is a line of its own, and a product without lots ignores the lot of its label", () => {
  const arrivals = counted(
    item({ lots: true, lot: "A", expiresOn: "2027-01-31" }),
    item({ lots: true, lot: "B" }),
    item({ sku: "MUG", lot: "X" }),
  );
  expect(arrivals.map(({ sku, lot }) => [sku, lot])).toEqual([
    ["MUG", null],
    ["TEA", "B"],
    ["TEA", "A"],
  ]);
  expect(lotOf(arrivals, "TEA")).toMatchObject({ lot: "B" });
  expect(lotOf(arrivals, "MUG")).toBeUndefined();
});

test("a later label without a date keeps the one that is known", () => {
  const [tea] = counted(item({ lots: true, lot: "A", expiresOn: "2027-01-31" }), item({ lots: true, lot: "A" }));
  expect(tea).toMatchObject({ good: 2, expiresOn: "2027-01-31" });
});

test("damaged units stand beside the good ones", () => {
  const arrivals = counted(item({ units: 5 }));
  const changed = change(arrivals, arrivals[0]?.id ?? "", { good: 4, damaged: 1 });
  expect(changed).toMatchObject([{ good: 4, damaged: 1 }]);
  expect(unitsIn(changed)).toBe(5);
});
