import fc from "fast-check";
import { expect, test } from "vitest";
import { type Right, RIGHTS, STRATEGIES } from "@/db/values";
import type { Charge, Line, Order } from "@/lib/orders/order";
import { decidePlacement } from "@/lib/orders/placement";
import type { CustomerFact, PlacementFacts, QueueFact } from "@/lib/orders/placement-facts";
import { actorOf } from "@/lib/testing/actor";
import { someFacts } from "@/lib/testing/facts-fixture";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { ChangeSet } from "@/lib/transaction/change-set";
import { makeIds } from "@/lib/transaction/ids";

type Facts = PlacementFacts & { customer: CustomerFact };
type Attempt = { facts: Facts; drawn: Order; override: { reason: string } | null; rights: ReadonlySet<Right>; move: "place" | "approve" };

const decide = ({ facts, drawn, override, rights, move }: Attempt) =>
  decidePlacement(
    {
      move,
      actor: actorOf("org", rights),
      now: new Date("2026-03-02T10:00:00Z"),
      facts,
      customer: facts.customer,
      before: null,
      drawn,
      destination: null,
      override,
      request: {},
      changes: new ChangeSet(),
    },
    makeIds(),
  ).answer;

/** The same order with the lines and units of the offer, as the form's one click makes it. */
function taken(order: Order, offered: readonly { line: number; units: number }[]): Order {
  const lines = offered.map(({ line, units }) => {
    const { ordered: _, unallocated: __, ...asked } = order.lines[line - 1] as Line;
    return someLine(line, units, asked);
  });
  return { ...order, lines };
}

const attempt = (drawn: Order, facts: Facts): Attempt => ({ facts, drawn, override: null, rights: new Set(RIGHTS), move: "place" });

test("without credit in the order's currency there is nothing to offer", () => {
  const facts = { ...someFacts({ "product-1": { X: 3 } }, null), credit: null };
  const answer = decide(attempt(someOrder([someLine(1, 10)], { currency: "USD" }), facts));
  expect(answer).toMatchObject({ ok: false, code: "stock_short", available: 3, short: 7, counter_offer: null });
});

test("units of a parked order that were canceled before are not offered", () => {
  const order = someOrder([someLine(1, 7, { canceled: 4, unallocated: 3 })]);
  const answer = decide({ ...attempt(order, someFacts({ "product-1": { X: 9 } }, 2_500)), move: "approve" });
  expect(answer).toMatchObject({
    ok: false,
    code: "credit_exceeded",
    counter_offer: { lines: [{ line: 1, units: 2 }], total: { amount_minor: 2_000, currency: "EUR" } },
  });
});

const PARTS: Record<string, Record<string, number>> = { set: { a: 2, b: 1 }, pair: { c: 2 } };
const few = fc.nat({ max: 6 });
const places = fc.record({ X: few, Y: few });
const taxRate = fc.constantFrom("0", "20");
const line = fc.record({
  product: fc.constantFrom("a", "b", "c", "set", "pair", "post"),
  // Next to small ones a line that alone comes close to the largest amount that is kept exactly.
  units: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.constant(60_000)),
  unitPrice: fc.oneof({ weight: 9, arbitrary: fc.constantFrom("0", "10.00", "3.3333") }, fc.constant("999999999")),
  taxRate,
  waits: fc.boolean(),
});

type Asked = { product: string; units: number; unitPrice: string; taxRate: string; waits: boolean };

function drawn({ product, units, unitPrice, taxRate: rate, waits }: Asked, index: number): Line {
  const isService = product === "post";
  const components = Object.entries(PARTS[product] ?? { [product]: 1 }).map(([productId, unitsPerBundle]) => ({
    productId,
    unitsPerBundle,
  }));
  return someLine(index + 1, units, {
    kind: isService ? "service" : "stock",
    productId: product,
    sku: product,
    unitPrice,
    taxRate: rate,
    taxCategory: rate === "0" ? "Z" : "S",
    allowBackorder: waits && !isService,
    components: isService ? [] : components,
  });
}

const order = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    charges: fc.array(fc.record({ amountMinor: fc.nat({ max: 3_000 }), taxRate }), { maxLength: 1 }),
    split: fc.constantFrom("allowed" as const, "one_location" as const),
    strategy: fc.constantFrom(...STRATEGIES),
    pricesIncludeTax: fc.boolean(),
    terms: fc.constantFrom("credit" as const, "credit" as const, "prepaid" as const),
  })
  .map(({ lines, charges, ...header }) =>
    someOrder(lines.map(drawn), {
      ...header,
      charges: charges.map(
        ({ amountMinor, taxRate: rate }, index): Charge => ({
          id: `charge-${index}`,
          name: "Freight",
          taxCategory: rate === "0" ? "Z" : "S",
          taxRate: rate,
          amountMinor,
          canceled: false,
        }),
      ),
    }),
  );

const waiting = (units: number, split: Order["split"]): QueueFact[] => [
  {
    id: "waiting",
    orderId: "earlier",
    lineId: "earlier-line",
    productId: "a",
    units,
    priority: 0,
    waitingSince: new Date("2026-03-01T10:00:00Z"),
    waitingUnits: units,
    lineProductId: "a",
    parts: null,
    split,
    strategy: "nearest",
    latitude: null,
    longitude: null,
    heldAt: null,
  },
];

const world = fc.record({
  drawn: order,
  a: places,
  b: places,
  c: places,
  credit: fc.option(
    fc.record({
      limitMinor: fc.option(fc.nat({ max: 30_000 })),
      exposureMinor: fc.oneof(fc.nat({ max: 10_000 }), fc.constant(Number.MAX_SAFE_INTEGER - 5_000)),
    }),
  ),
  policy: fc.constantFrom("refuse" as const, "park" as const),
  inFront: fc.option(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom("allowed" as const, "one_location" as const))),
  overrides: fc.boolean(),
  mayOverride: fc.boolean(),
  move: fc.constantFrom("place" as const, "approve" as const),
});

test("whatever is offered is placed when it is taken", () => {
  let offers = 0;
  fc.assert(
    fc.property(world, ({ drawn: asked, a, b, c, credit, policy, inFront, overrides, mayOverride, move }) => {
      const facts: Facts = {
        ...someFacts({ a, b, c }, null),
        credit,
        queue: inFront ? waiting(...inFront) : [],
        queueLengths: inFront ? [{ productId: "a", orders: 1 }] : [],
      };
      facts.policies = { ...facts.policies, creditPolicy: policy };
      const rights = new Set(RIGHTS.filter((right) => mayOverride || right !== "override_credit"));
      const tried: Attempt = { facts, drawn: asked, override: overrides ? { reason: "known for years" } : null, rights, move };
      const first = decide(tried);
      if (first.ok || !first.counter_offer) return;
      offers += 1;
      const { lines, total } = first.counter_offer;
      expect(decide({ ...tried, drawn: taken(asked, lines) })).toMatchObject({ ok: true, order: { status: "placed", total } });
    }),
    { numRuns: 3000 },
  );
  expect(offers).toBeGreaterThan(300);
});
