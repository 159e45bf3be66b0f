import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counterOffer } from "@/lib/orders/counter-offer";
import type { Line, Order } from "@/lib/orders/order";
import { planPlacement } from "@/lib/orders/plan-placement";
import { RIGHTS } from "@/db/values";
import { FreeStock } from "@/lib/stock/free";
import { someFacts } from "@/lib/testing/facts-fixture";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { makeIds } from "@/lib/transaction/ids";

type Facts = ReturnType<typeof someFacts>;
const offerFor = (order: Order, facts: Facts) => {
  const most = facts.credit?.limitMinor ?? Number.MAX_SAFE_INTEGER;
  return counterOffer(order, FreeStock.of(facts.stock), most, facts, null);
};
const unitsOf = (order: Order, facts: Facts) => offerFor(order, facts)?.lines.map(({ line, units }) => [line, units]) ?? null;
const placing = (order: Order, facts: Facts) =>
  planPlacement(
    facts,
    facts.customer,
    { order, destination: null, override: null, actor: { rights: new Set(RIGHTS) }, mayPark: false },
    makeIds(),
  );

describe("a counter-offer", () => {
  test("cuts to what stock allows, line by line", () => {
    const order = someOrder([someLine(1, 5), someLine(2, 5)]);
    expect(unitsOf(order, someFacts({ "product-1": { X: 3, Y: 1 }, "product-2": { X: 9 } }, null))).toEqual([
      [1, 4],
      [2, 5],
    ]);
  });

  test("cuts to what the headroom allows, the first lines first", () => {
    const order = someOrder([someLine(1, 5), someLine(2, 5)]);
    const facts = someFacts({ "product-1": { X: 9 }, "product-2": { X: 9 } }, 7_999);
    expect(unitsOf(order, facts)).toEqual([
      [1, 5],
      [2, 2],
    ]);
    expect(offerFor(order, facts)?.total).toEqual({ amount_minor: 7_000, currency: "EUR" });
  });

  test("leaves a line alone that may wait for stock", () => {
    const order = someOrder([someLine(1, 5, { allowBackorder: true })]);
    expect(unitsOf(order, someFacts({ "product-1": { X: 1 } }, null))).toEqual([[1, 5]]);
  });

  test("is none where nothing stocked would be left", () => {
    const order = someOrder([someLine(1, 5), someLine(2, 1, { kind: "service" })]);
    expect(offerFor(order, someFacts({ "product-1": { X: 0 } }, null))).toBeNull();
    expect(offerFor(order, someFacts({ "product-1": { X: 9 } }, 999))).toBeNull();
  });

  test("gives parts that two bundles share to the first", () => {
    const bundle = (line: number): Line => someLine(line, 5, { components: [{ productId: "part", unitsPerBundle: 2 }] });
    expect(unitsOf(someOrder([bundle(1), bundle(2)]), someFacts({ part: { X: 13 } }, null))).toEqual([
      [1, 5],
      [2, 1],
    ]);
  });

  test("of an order of a thousand lines takes no time that anybody would notice", () => {
    const lines = Array.from({ length: 1000 }, (_, index) =>
      someLine(index + 1, 9, { taxRate: index % 2 === 0 ? "20" : "7", taxCategory: "S" }),
    );
    const facts = someFacts(Object.fromEntries(lines.map(({ productId }) => [productId, { X: 8, Y: 9 }])), 5_000_000);
    const began = performance.now();
    expect(offerFor(someOrder(lines), facts)?.total.amount_minor).toBeGreaterThan(4_990_000);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  const few = fc.nat({ max: 6 });
  const order = fc
    .record({
      lines: fc.array(
        fc.record({
          product: fc.constantFrom("a", "b", "set"),
          units: fc.integer({ min: 1, max: 6 }),
          taxRate: fc.constantFrom("0", "20"),
          waits: fc.boolean(),
        }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      split: fc.constantFrom("allowed" as const, "one_location" as const),
      strategy: fc.constantFrom("nearest" as const, "fewest_parcels" as const),
      pricesIncludeTax: fc.boolean(),
    })
    .map(({ lines, ...header }) => someOrder(lines.map(drawn), header));

  test("is one that would be placed, whatever was asked for", () => {
    fc.assert(
      fc.property(
        order,
        fc.record({ X: few, Y: few }),
        fc.record({ X: few, Y: few }),
        fc.option(fc.nat({ max: 30_000 })),
        (asked, a, b, headroom) => {
          const facts = someFacts({ a, b }, headroom);
          const offer = offerFor(asked, facts);
          fc.pre(offer !== null);
          const lines = offer.lines.map(({ line, units }) => ({ ...asked.lines[line - 1], ordered: units, unallocated: units }) as Line);
          expect(placing({ ...asked, lines: lines.map(repriced) }, facts)).toMatchObject({
            kind: "placed",
            order: { totalMinor: offer.total.amount_minor },
          });
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function drawn(
  { product, units, taxRate, waits }: { product: string; units: number; taxRate: string; waits: boolean },
  index: number,
): Line {
  const parts = product === "set" ? { a: 2, b: 1 } : { [product]: 1 };
  const components = Object.entries(parts).map(([productId, unitsPerBundle]) => ({ productId, unitsPerBundle }));
  return someLine(index + 1, units, { components, taxRate, taxCategory: taxRate === "0" ? "Z" : "S", allowBackorder: waits });
}

const repriced = (line: Line): Line => someLine(line.line, line.ordered, line);
