import { describe, expect, test } from "vitest";
import type { Line, Order } from "@/lib/orders/order";
import { rollUp } from "@/lib/orders/rollup";
import { someLine, someOrder } from "@/lib/testing/order-fixture";

const units = (ordered: number, at: Partial<Line>): Line => someLine(1, ordered, { unallocated: 0, ...at });
const rolled = (line: Line, money: Partial<Order> = {}) => rollUp(someOrder([line], money), "placed");

describe("allocation", () => {
  test.each([
    [{ reserved: 5 }, "reserved"],
    [{ reserved: 3, backordered: 2 }, "partially_reserved"],
    [{ backordered: 5 }, "backordered"],
    [{ unallocated: 5 }, "unallocated"],
    [{ reserved: 2, picked: 1, packed: 1, shipped: 1 }, "reserved"],
    [{ canceled: 5 }, "not_required"],
    [{ canceled: 3, reserved: 2 }, "reserved"],
  ] as const)("%j is %s", (at, expected) => {
    expect(rolled(units(5, at)).allocationStatus).toBe(expected);
  });

  test("of an order without stocked lines is not required", () => {
    expect(rolled(someLine(1, 2, { kind: "service" })).allocationStatus).toBe("not_required");
  });
});

describe("fulfilment and status", () => {
  test.each([
    [{ reserved: 5 }, "unfulfilled", "placed"],
    [{ reserved: 4, picked: 1 }, "partially_picked", "in_fulfilment"],
    [{ picked: 5 }, "picked", "in_fulfilment"],
    [{ picked: 2, packed: 3 }, "picked", "in_fulfilment"],
    [{ packed: 5 }, "packed", "in_fulfilment"],
    [{ packed: 4, shipped: 1 }, "partially_shipped", "in_fulfilment"],
    [{ shipped: 5 }, "shipped", "shipped"],
    [{ shipped: 5, delivered: 2 }, "partially_delivered", "shipped"],
    [{ reserved: 3, shipped: 2, delivered: 2 }, "partially_delivered", "in_fulfilment"],
    [{ shipped: 5, delivered: 5 }, "delivered", "delivered"],
    [{ shipped: 3, canceled: 2 }, "shipped", "shipped"],
    [{ canceled: 5 }, "unfulfilled", "canceled"],
  ] as const)("%j is %s and %s", (at, fulfilment, status) => {
    expect(rolled(units(5, at))).toMatchObject({ fulfilmentStatus: fulfilment, status });
  });

  test("a service follows the goods and is canceled with nothing left", () => {
    const service = someLine(2, 1, { kind: "service" });
    expect(rollUp(someOrder([units(5, { canceled: 5 }), service]), "placed").status).toBe("placed");
    expect(rollUp(someOrder([units(5, { shipped: 5, delivered: 5 }), service]), "placed").status).toBe("delivered");
  });

  test("what is not placed keeps what the move left it as", () => {
    for (const open of ["draft", "pending_approval", "canceled"] as const)
      expect(rollUp(someOrder([someLine(1, 3)]), open).status).toBe(open);
  });
});

describe("payment", () => {
  test.each([
    [{}, "unpaid"],
    [{ authorizedMinor: 5000 }, "authorized"],
    [{ paidMinor: 2000 }, "partially_paid"],
    [{ paidMinor: 5000 }, "paid"],
    [{ paidMinor: 6000 }, "overpaid"],
    [{ paidMinor: 5000, refundedMinor: 2000 }, "partially_refunded"],
    [{ paidMinor: 5000, refundedMinor: 5000 }, "refunded"],
    [{ paidMinor: 3000, creditedMinor: 2000 }, "paid"],
  ])("%j of 50.00 is %s", (money, expected) => {
    expect(rolled(units(5, { reserved: 5 }), money).paymentStatus).toBe(expected);
  });
});

describe("invoice and return", () => {
  test.each([
    [{ shipped: 5 }, "not_invoiced", "none"],
    [{ shipped: 5, invoiced: 3 }, "partially_invoiced", "none"],
    [{ shipped: 5, invoiced: 5 }, "invoiced", "none"],
    [{ shipped: 5, invoiced: 5, credited: 5, returned: 5 }, "credited", "returned"],
    [{ shipped: 5, invoiced: 3, returned: 2 }, "invoiced", "partially_returned"],
    [{ shipped: 5, invoiced: 4, credited: 1, returned: 2 }, "invoiced", "partially_returned"],
  ] as const)("%j is %s and %s", (at, invoice, returned) => {
    expect(rolled(units(5, at))).toMatchObject({ invoiceStatus: invoice, returnStatus: returned });
  });
});
