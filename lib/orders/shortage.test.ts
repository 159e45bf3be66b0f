import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RIGHTS, STRATEGIES } from "@/db/values";
import type { Line, Order } from "@/lib/orders/order";
import { planPlacement } from "@/lib/orders/plan-placement";
import { someFacts } from "@/lib/testing/facts-fixture";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { makeIds } from "@/lib/transaction/ids";

type Stock = Record<string, Record<string, number>>;
const PARTS: Record<string, Record<string, number>> = { set: { a: 2, b: 1 } };

const lineOf = (product: string, units: number, index: number, waits = false): Line =>
  someLine(index + 1, units, {
    sku: product,
    allowBackorder: waits,
    components: Object.entries(PARTS[product] ?? { [product]: 1 }).map(([productId, unitsPerBundle]) => ({ productId, unitsPerBundle })),
  });
const orderOf = (asked: readonly [string, number][], more: Partial<Order> = {}): Order =>
  someOrder(
    asked.map(([product, units], index) => lineOf(product, units, index)),
    more,
  );

function shortageIn(order: Order, stock: Stock) {
  const facts = someFacts(stock, null);
  const plan = planPlacement(
    facts,
    facts.customer,
    { order, destination: null, override: null, actor: { rights: new Set(RIGHTS) }, mayPark: false },
    makeIds(),
  );
  return plan.kind === "refused" ? { line: plan.subject, ...plan.shortage } : null;
}

describe("what is available to a line that is short", () => {
  test("is what the lines before it left", () => {
    const order = orderOf([
      ["a", 4],
      ["set", 5],
    ]);
    expect(shortageIn(order, { a: { X: 9 }, b: { X: 9 } })).toEqual({ line: "set", availableUnits: 2, shortUnits: 3 });
  });

  test("is, of a bundle, what single locations have all parts of", () => {
    expect(shortageIn(orderOf([["set", 1]]), { a: { X: 2 }, b: { Y: 1 } })).toEqual({ line: "set", availableUnits: 0, shortUnits: 1 });
    expect(shortageIn(orderOf([["set", 5]]), { a: { X: 4, Y: 2 }, b: { X: 1, Y: 9 } })).toEqual({
      line: "set",
      availableUnits: 2,
      shortUnits: 3,
    });
  });

  test("is what one location has where the order may not be split", () => {
    const one = { split: "one_location" } as const;
    expect(shortageIn(orderOf([["a", 2]], one), { a: { X: 1, Y: 1 } })).toEqual({ line: "a", availableUnits: 1, shortUnits: 1 });
    expect(shortageIn(orderOf([["a", 9]], one), { a: { X: 3, Y: 5 } })).toEqual({ line: "a", availableUnits: 5, shortUnits: 4 });
    const two = orderOf(
      [
        ["a", 6],
        ["b", 2],
      ],
      one,
    );
    // X alone has six of the first line, and then none of the second.
    expect(shortageIn(two, { a: { X: 6, Y: 1 }, b: { Y: 2 } })).toEqual({ line: "b", availableUnits: 0, shortUnits: 2 });
  });

  const few = fc.nat({ max: 6 });
  const places = fc.record({ X: few, Y: few });
  const lines = fc.array(fc.tuple(fc.constantFrom("a", "b", "set"), fc.integer({ min: 1, max: 6 }), fc.boolean()), {
    minLength: 1,
    maxLength: 4,
  });
  const rules = fc.record({
    split: fc.constantFrom("allowed" as const, "one_location" as const),
    strategy: fc.constantFrom(...STRATEGIES),
  });

  test("is what the line gets when it asks for no more, and less than it asked for", () => {
    fc.assert(
      fc.property(lines, rules, places, places, (asked, more, a, b) => {
        const order = someOrder(
          asked.map(([product, units, waits], index) => lineOf(product, units, index, waits)),
          more,
        );
        const facts = someFacts({ a, b }, null);
        const attempt = (tried: Order) =>
          planPlacement(
            facts,
            facts.customer,
            { order: tried, destination: null, override: null, actor: { rights: new Set(RIGHTS) }, mayPark: false },
            makeIds(),
          );
        const plan = attempt(order);
        fc.pre(plan.kind === "refused" && plan.shortage !== null);
        const { availableUnits, shortUnits } = plan.shortage;
        const index = plan.order.lines.findIndex((line) => line.unallocated > 0 && !line.allowBackorder);
        const short = order.lines[index];
        expect([short?.sku, availableUnits + shortUnits]).toEqual([plan.subject, short?.ordered]);
        expect(shortUnits).toBeGreaterThan(0);
        // The others stay as they are, and may be short themselves; this one is not.
        const cut = order.lines.map((line, at) =>
          at === index ? { ...line, ordered: availableUnits, unallocated: availableUnits } : line,
        );
        const again = attempt({ ...order, lines: cut.filter((line) => line.ordered > 0) });
        const left = again.order.lines.find(({ id }) => id === short?.id);
        expect(left?.reserved ?? 0).toBe(availableUnits);
      }),
      { numRuns: 1000 },
    );
  });
});
