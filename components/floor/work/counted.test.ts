import { expect, test } from "vitest";
import { type CountedItem, countUnits, entriesOf, lastLot, setUnits } from "@/components/floor/work/counted";

const cup: CountedItem = { sku: "CUP", name: "Cup", lots: false, units: 1, lot: null };
const jam: CountedItem = { sku: "JAM", name: "Jam", lots: true, units: 6, lot: "L1" };

test("scans of one product add up, lots beside one another, the last one first", () => {
  const counted = [cup, jam, cup, { ...jam, lot: "L2", units: 1 }, jam].reduce(countUnits, []);
  expect(counted.map(({ sku, lot, units }) => [sku, lot, units])).toEqual([
    ["JAM", "L1", 12],
    ["JAM", "L2", 1],
    ["CUP", null, 2],
  ]);
  expect(lastLot(counted, "JAM")).toBe("L1");
  expect(lastLot(counted, "CUP")).toBeNull();
});

test("what was corrected to nothing is not there, and a lot that is not kept is not named", () => {
  const counted = [jam, { ...cup, lot: "L9" }].reduce(countUnits, []);
  const [cups] = counted;
  expect(entriesOf(counted)).toEqual([
    { sku: "CUP", units: 1 },
    { sku: "JAM", lot: "L1", units: 6 },
  ]);
  expect(entriesOf(setUnits(counted, cups?.id ?? "", 0))).toEqual([{ sku: "JAM", lot: "L1", units: 6 }]);
});
