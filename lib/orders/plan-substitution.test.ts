import { describe, expect, test } from "vitest";
import { FreeStock } from "@/lib/stock/free";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { makeIds } from "@/lib/transaction/ids";
import type { Line, Proposal, Reservation } from "./order";
import { planSubstitution, type SubstituteFact, type Substitution } from "./plan-substitution";

const now = new Date("2026-03-02T10:00:00Z");

const proposal: Proposal = {
  id: "proposal-1",
  lineId: "line-1",
  shortPickId: "short-1",
  locationId: "X",
  productId: "product-1",
  substituteId: "product-9",
  units: 2,
  leftUnits: 2,
  state: "open",
  actorKind: "user",
  actorId: null,
  proposedAt: now,
  answeredAt: null,
  answeredByKind: null,
  answeredBy: null,
  answerReason: null,
  substituteLineId: null,
};

const substitute: SubstituteFact = {
  id: "product-9",
  sku: "SKU-9",
  name: "Product 9",
  unitPrice: "12.00",
  currency: "EUR",
  listPrice: null,
  taxCategory: "Z",
  taxRate: "0",
  allowBackorder: true,
  archived: false,
  originalTaxCategory: "Z",
  originalTaxRate: "0",
};

const waiting = (more: Partial<Line> = {}) =>
  someOrder([someLine(1, 5, { unallocated: 0, reserved: 3, backordered: 2, ...more })], {
    proposals: [{ ...proposal }],
    waiting: [{ id: "waiting-1", lineId: "line-1", productId: "product-1", joinedUnits: 2, units: 2, waitingSince: now }],
  });

function plan(order = waiting(), fact: Partial<SubstituteFact> = {}, more: Partial<Substitution> = {}) {
  const free = FreeStock.of([{ productId: "product-9", locationId: "X", onHand: 4, reserved: 0, safetyStock: 0 }]);
  const actor = { kind: "user" as const, id: null };
  const credit = { limitMinor: null, exposureMinor: 0 };
  const asked = { proposalId: "proposal-1", substitute: { ...substitute, ...fact }, free, credit, locations: [], actor, reason: null, now };
  const request = { ...asked, ...more };
  const made = planSubstitution(order, request, makeIds());
  if (!made.ok) throw new Error(`refused: ${made.code}`);
  return made;
}

const refusal = (...asked: Parameters<typeof plan>): string => {
  try {
    return `accepted ${plan(...asked).units}`;
  } catch (error) {
    return (error as Error).message;
  }
};

test("missing units are canceled, as many of the substitute are reserved at the place of the proposal", () => {
  const { order } = plan();
  expect(order.lines).toMatchObject([
    { backordered: 0, reserved: 3, canceled: 2, totalMinor: 3000 },
    { line: 2, sku: "SKU-9", ordered: 2, reserved: 2, unallocated: 0, totalMinor: 2000 },
  ]);
  expect(order.reservations).toMatchObject([{ productId: "product-9", locationId: "X", units: 2 }]);
  expect(order.waiting).toMatchObject([{ units: 0 }]);
  expect(order.proposals).toMatchObject([{ state: "accepted", substituteLineId: order.lines[1]?.id }]);
  expect(order.totalMinor).toBe(5000);
});

describe("the price", () => {
  const priceOf = (fact: Partial<SubstituteFact>, more: Partial<Line> = {}) => plan(waiting(more), fact).line.unitPrice;

  test("is the lower of the two, the customer's own price first", () => {
    expect(priceOf({ unitPrice: "12.00" })).toBe("10.00");
    expect(priceOf({ unitPrice: "9.90" })).toBe("9.90");
    expect(priceOf({ unitPrice: "9.90", listPrice: "9.50" })).toBe("9.50");
    expect(priceOf({ unitPrice: "9.90", listPrice: "11.00" })).toBe("10.00");
  });

  test("is the line's where the substitute has none in the order's currency", () => {
    expect(priceOf({ unitPrice: "1.00", currency: "USD" })).toBe("10.00");
  });

  test("keeps the line's discount", () => {
    expect(plan(waiting({ discount: "10" }), { unitPrice: "8.00" }).line).toMatchObject({ discount: "10", totalMinor: 1440 });
  });
});

describe("the tax", () => {
  test("is the substitute's own", () => {
    expect(plan(waiting(), { taxCategory: "S", taxRate: "20" }).line).toMatchObject({ taxCategory: "S", taxRate: "20" });
  });

  test("is the line's where the order was placed with another one than the product's", () => {
    const order = waiting({ taxCategory: "S", taxRate: "10" });
    expect(plan(order, { taxCategory: "S", taxRate: "20", originalTaxCategory: "S", originalTaxRate: "20" }).line).toMatchObject({
      taxRate: "10",
    });
  });
});

describe("refused", () => {
  test("when it is answered, archived or gone", () => {
    expect(refusal(someOrder([someLine(1, 5)]))).toBe("refused: proposal_answered");
    expect(refusal(waiting(), { archived: true })).toBe("refused: product_archived");
    expect(refusal(waiting(), {}, { free: FreeStock.of([]) })).toBe("refused: substitute_gone");
  });

  test("when the tax would pass the customer's limit, and only then", () => {
    const credit = { limitMinor: 5_000, exposureMinor: 5_000 };
    expect(refusal(waiting(), { taxCategory: "S", taxRate: "20" }, { credit })).toBe("refused: credit_exceeded");
    expect(refusal(waiting(), {}, { credit })).toBe("accepted 2");
  });

  test("where the order may not be split and holds units elsewhere; what has left from there, or was let go, binds nothing", () => {
    const held = (more: Partial<Reservation>, split: "one_location" | "allowed" = "one_location") => {
      const reservation = {
        id: "r-1",
        lineId: "line-1",
        productId: "product-1",
        locationId: "Y",
        units: 3,
        releasedUnits: 0,
        shippedUnits: 0,
      };
      return { ...waiting(), split, reservations: [{ ...reservation, strategy: "nearest" as const, score: null, ...more }] };
    };
    expect(refusal(held({}))).toBe("refused: held_elsewhere");
    expect(refusal(held({ releasedUnits: 1, shippedUnits: 1 }))).toBe("refused: held_elsewhere");
    expect(refusal(held({ locationId: "X" }))).toBe("accepted 2");
    expect(refusal(held({ shippedUnits: 3 }))).toBe("accepted 2");
    expect(refusal(held({ releasedUnits: 3 }))).toBe("accepted 2");
    expect(refusal(held({}, "allowed"))).toBe("accepted 2");
  });

  test("and what it was given stays as it was", () => {
    const order = waiting();
    plan(order);
    expect(order.lines).toHaveLength(1);
    expect(order.proposals[0]?.state).toBe("open");
  });
});
