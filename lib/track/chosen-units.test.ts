import { expect, test } from "vitest";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { choosableLines, chosenUnits } from "./chosen-units";

const order = someOrder([
  someLine(1, 5, { unallocated: 0, backordered: 5 }),
  someLine(2, 4, { unallocated: 0, picked: 3, shipped: 1 }),
  someLine(3, 2, { unallocated: 0, shipped: 2 }),
  someLine(4, 1, { kind: "service" }),
]);

test("goods that have not left can be chosen; postage goes with the whole order alone", () => {
  expect(choosableLines(order)).toMatchObject([
    { line: 1, most: 5 },
    { line: 2, ordered: 4, most: 3 },
  ]);
});

test("an address without units asks for a choice", () => {
  expect(chosenUnits(order, {})).toEqual({ isAsked: false, units: 0, lines: [] });
  expect(chosenUnits(order, { "units-1": "0", "units-2": "" })).toMatchObject({ isAsked: true, units: 0 });
});

test("units are cut to what can be canceled, and nonsense is none", () => {
  expect(chosenUnits(order, { "units-1": "2", "units-2": "99" })).toEqual({
    isAsked: true,
    units: 5,
    lines: [
      { line: 1, units: 2 },
      { line: 2, units: 3 },
    ],
  });
  expect(chosenUnits(order, { "units-1": "-1", "units-2": "1e3", "units-3": "2" })).toMatchObject({ units: 0 });
  expect(chosenUnits(order, { "units-1": ["1", "2"] })).toMatchObject({ units: 0 });
});

test("all of it, however it is said, is the whole order with its postage", () => {
  const whole = { isAsked: true, units: 9, lines: null };
  expect(chosenUnits(order, { all: "1" })).toEqual(whole);
  expect(chosenUnits(order, { "units-1": "5", "units-2": "3" })).toEqual(whole);
});
