import { expect, test } from "vitest";
import { type PlaceBody, placeBody } from "@/lib/orders/inputs";
import { draftOfBody } from "./draft-of-body";
import { withProduct } from "./order-draft";
import { requestOf } from "./read-draft";

/** Every key of a request, each with a value that nothing else would give it. */
const EVERYTHING = {
  customer: "ADRIATIC",
  currency: "CHF",
  lines: [
    {
      sku: "A",
      units: 3,
      unit_price: "18.5",
      discount: "5",
      tax_rate: "0",
      allow_backorder: false,
      ship_complete: true,
      allow_substitution: true,
    },
  ],
  charges: [{ name: "Delivery", amount: "12.50", tax_rate: "0", tax_category: "E" }],
  prices_include_tax: true,
  ship_to: {
    name: "Depot",
    street: "Quay 1",
    postcode: "21000",
    city: "Split",
    country: "HR",
    latitude: 43.5,
    longitude: 16.44,
  },
  allow_backorder: true,
  ship_complete: true,
  allow_substitution: false,
  split: "one_location",
  strategy: "oldest_cost",
  channel: "web",
  external_id: "7001",
  note: "Ring twice",
  promised_on: "2026-12-01",
};

/** They say what is done with a request, not what it asks for: each button says its own. */
const DONE_WITH_IT = ["draft", "override"];

const again = (body: PlaceBody, change = (draft: ReturnType<typeof draftOfBody>) => draft) =>
  placeBody.parse(requestOf(change(draftOfBody(body, "Adriatic"))).body);

const body = placeBody.parse(EVERYTHING);

test("the request below has every key that there is", () => {
  const { lines, charges, ship_to } = placeBody.shape;
  expect(Object.keys(EVERYTHING).sort()).toEqual(
    Object.keys(placeBody.shape)
      .filter((key) => !DONE_WITH_IT.includes(key))
      .sort(),
  );
  const keysOf = (shape: object) => Object.keys(shape).sort();
  expect(Object.keys(EVERYTHING.lines[0] ?? {}).sort()).toEqual(keysOf(lines.element.shape));
  expect(Object.keys(EVERYTHING.charges[0] ?? {}).sort()).toEqual(keysOf(charges.unwrap().element.shape));
  expect(Object.keys(EVERYTHING.ship_to).sort()).toEqual(keysOf(ship_to.unwrap().unwrap().shape));
});

test("a request that nobody touches leaves the form as it went in", () => {
  expect(again(body)).toEqual(body);
  const bare = placeBody.parse({ customer: "ADRIATIC", lines: [{ sku: "A", units: 1 }] });
  expect(again(bare)).toMatchObject({ customer: "ADRIATIC", prices_include_tax: null, ship_to: null });
});

test("each rule of a line and the mode of the prices can be said the other way, or left to who stands above", () => {
  const turned = again(body, (draft) => ({
    ...draft,
    pricesIncludeTax: "no",
    lines: draft.lines.map((line) => ({ ...line, taxRate: "20", allowBackorder: "yes", shipComplete: "no", allowSubstitution: "" })),
  }));
  expect(turned.prices_include_tax).toBe(false);
  expect(turned.lines[0]).toMatchObject({ tax_rate: "20", allow_backorder: true, ship_complete: false, allow_substitution: null });
});

test("another place is not where the first one was on the map, another name on the door is", () => {
  const moved = again(body, (draft) => ({ ...draft, shipTo: draft.shipTo && { ...draft.shipTo, street: "Hill 9" } }));
  expect(moved.ship_to).toMatchObject({ street: "Hill 9", latitude: null, longitude: null });
  const renamed = again(body, (draft) => ({ ...draft, shipTo: draft.shipTo && { ...draft.shipTo, name: "Gate 2" } }));
  expect(renamed.ship_to).toMatchObject({ name: "Gate 2", latitude: 43.5, longitude: 16.44 });
  expect(again(body, (draft) => ({ ...draft, shipTo: null })).ship_to).toBeNull();
});

test("another product is taxed as it is, and another rate of a charge has its own category", () => {
  const swapped = again(body, (draft) => ({ ...draft, lines: draft.lines.map((line) => ({ ...line, ...withProduct("B", "") })) }));
  expect(swapped.lines[0]).toMatchObject({ sku: "B", tax_rate: null, unit_price: "18.5" });
  const taxed = again(body, (draft) => ({ ...draft, charges: draft.charges.map((charge) => ({ ...charge, taxRate: "20" })) }));
  expect(taxed.charges[0]).toMatchObject({ tax_rate: "20", tax_category: null });
});
