import { expect, test } from "vitest";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { choosableLines, chosenUnits, serviceUnits, unitsBeingPicked } from "./chosen-units";

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
  expect(chosenUnits(order, {})).toEqual({ isAsked: false, isGone: false, units: 0, services: [], lines: [] });
  expect(chosenUnits(order, { "units-1": "0", "units-2": "" })).toMatchObject({ isAsked: true, units: 0 });
});

test("units are cut to what can be canceled, and nonsense is none", () => {
  expect(chosenUnits(order, { "units-1": "2", "units-2": "99" })).toEqual({
    isAsked: true,
    isGone: false,
    units: 5,
    services: [],
    lines: [
      { line: 1, units: 2 },
      { line: 2, units: 3 },
    ],
  });
  expect(chosenUnits(order, { "units-1": "-1", "units-2": "1e3", "units-3": "2" })).toMatchObject({ units: 0 });
  expect(chosenUnits(order, { "units-1": ["1", "2"] })).toMatchObject({ units: 0 });
});

test("all that can be canceled takes the postage along; all goods only where none has left", () => {
  const whole = { isAsked: true, isGone: false, units: 8, services: ["Product 4"], lines: null };
  expect(chosenUnits(order, { all: "1" })).toEqual(whole);
  expect(chosenUnits(order, { "units-1": "5", "units-2": "3" })).toMatchObject({
    units: 8,
    services: [],
    lines: [
      { line: 1, units: 5 },
      { line: 2, units: 3 },
    ],
  });
  const unsent = someOrder([
    someLine(1, 5, { unallocated: 0, backordered: 5 }),
    someLine(2, 4, { unallocated: 0, picked: 3, cancelPending: 1, canceled: 1 }),
    someLine(4, 1, { kind: "service" }),
  ]);
  expect(chosenUnits(unsent, { "units-1": "5", "units-2": "2" })).toEqual({ ...whole, units: 7 });
});

test("an order of services alone is canceled whole, without a field", () => {
  const service = someOrder([someLine(1, 2, { kind: "service" })]);
  expect(choosableLines(service)).toEqual([]);
  expect(serviceUnits(service)).toBe(2);
  expect(chosenUnits(service, { all: "1" })).toEqual({ isAsked: true, isGone: false, units: 0, services: ["Product 1"], lines: null });
});

test("what was chosen and can be canceled no more is gone, which is not the same as choosing nothing", () => {
  expect(chosenUnits(order, { "units-3": "2" })).toMatchObject({ isGone: true, units: 0 });
  expect(chosenUnits(order, { "units-1": "0" })).toMatchObject({ isGone: false, units: 0 });
  const sent = someOrder([someLine(1, 2, { unallocated: 0, shipped: 2 })]);
  expect(chosenUnits(sent, { all: "1" })).toMatchObject({ isGone: true });
});

test("a bundle of which one part is picked can neither be released nor asked back", () => {
  const components = [
    { productId: "cup", unitsPerBundle: 2 },
    { productId: "pot", unitsPerBundle: 1 },
  ];
  const set = someOrder([someLine(1, 1, { unallocated: 0, reserved: 1, components })]);
  expect(choosableLines(set)).toEqual([]);
  expect(unitsBeingPicked(set)).toBe(1);
  expect(unitsBeingPicked(order)).toBe(0);
});
