import { describe, expect, test } from "vitest";
import type { Order, Reservation, Waiting, Work } from "@/lib/orders/order";
import { planCancel } from "@/lib/orders/plan-cancel";
import { someLine, someOrder } from "@/lib/testing/order-fixture";

const held = (id: string, locationId: string, units: number, productId = "product-1"): Reservation => ({
  id,
  lineId: "line-1",
  productId,
  locationId,
  units,
  releasedUnits: 0,
  shippedUnits: 0,
  strategy: "nearest",
  score: null,
});
const atWork = (id: string, units: number): Work => ({
  id,
  fulfilmentId: "f",
  lineId: "line-1",
  reservationId: "r",
  productId: "product-1",
  locationId: "X",
  binId: null,
  lotId: null,
  walk: 0,
  units,
  picked: 0,
  packed: 0,
  shipped: 0,
  dropped: 0,
  goingBack: 0,
});
const queued = (id: string, units: number): Waiting => ({
  id,
  lineId: "line-1",
  productId: "product-1",
  joinedUnits: units,
  units,
  waitingSince: null,
});

const partly = (): Order =>
  someOrder([someLine(1, 10, { unallocated: 0, reserved: 6, backordered: 4 })], {
    reservations: [held("old", "X", 4), held("new", "Y", 2)],
    waiting: [queued("first", 3), queued("second", 1)],
  });
const cancel = (order: Order, lines?: { line: number; units: number }[]) => planCancel(order, { version: 1, reason: "other", lines });

describe("a cancel takes", () => {
  test("waiting units first, the newest of them first", () => {
    const plan = cancel(partly(), [{ line: 1, units: 2 }]);
    expect(plan).toMatchObject({ ok: true, freed: [], whole: false, lines: [{ units: 2, backordered: 2, released: 0 }] });
    expect(plan.ok && plan.order.waiting.map(({ id, units }) => [id, units])).toEqual([
      ["first", 2],
      ["second", 0],
    ]);
  });

  test("then the newest reservation", () => {
    const plan = cancel(partly(), [{ line: 1, units: 7 }]);
    expect(plan).toMatchObject({
      ok: true,
      lines: [{ units: 7, backordered: 4, released: 3 }],
      freed: [
        { locationId: "Y", units: 2 },
        { locationId: "X", units: 1 },
      ],
    });
    expect(plan.ok && plan.order.lines[0]).toMatchObject({ reserved: 3, backordered: 0, canceled: 7, totalMinor: 3000 });
  });

  test("whole bundles, all parts of one at the same location", () => {
    const components = [
      { productId: "a", unitsPerBundle: 2 },
      { productId: "b", unitsPerBundle: 1 },
    ];
    const order = someOrder([someLine(1, 3, { unallocated: 0, reserved: 3, components })], {
      reservations: [held("1", "X", 4, "a"), held("2", "X", 2, "b"), held("3", "Y", 2, "a"), held("4", "Y", 1, "b")],
    });
    const plan = cancel(order, [{ line: 1, units: 2 }]);
    expect(plan.ok && plan.freed).toEqual([
      { productId: "a", locationId: "Y", units: 2 },
      { productId: "b", locationId: "Y", units: 1 },
      { productId: "a", locationId: "X", units: 2 },
      { productId: "b", locationId: "X", units: 1 },
    ]);
  });

  test("everything that nobody has picked, and the charges when nothing is left", () => {
    const charges = [{ id: "c", name: "Postage", taxCategory: "Z" as const, taxRate: "0", amountMinor: 490, canceled: false }];
    const whole = cancel({ ...partly(), charges });
    expect(whole).toMatchObject({ ok: true, whole: true, order: { charges: [{ canceled: true }] } });
  });

  test("at once what nobody picked, back from the floor what somebody carries, and never what has left", () => {
    const work = { ...atWork("w", 10), picked: 7, packed: 4, shipped: 4 };
    const picked = cancel(
      someOrder([someLine(1, 10, { unallocated: 0, picked: 3, shipped: 4, reserved: 3 })], {
        reservations: [{ ...held("r", "X", 10), shippedUnits: 4 }],
        work: [work],
      }),
    );
    expect(picked).toMatchObject({
      ok: true,
      whole: false,
      lines: [{ units: 3, released: 3, putBack: 3 }],
      putBacks: [{ units: 3 }],
      order: { work: [{ dropped: 3, goingBack: 3 }], lines: [{ canceled: 3, cancelPending: 3 }] },
    });
  });

  test("the same line named twice together", () => {
    expect(
      cancel(partly(), [
        { line: 1, units: 4 },
        { line: 1, units: 6 },
      ]),
    ).toMatchObject({ ok: true, lines: [{ units: 10 }] });
    expect(
      cancel(partly(), [
        { line: 1, units: 5 },
        { line: 1, units: 6 },
      ]),
    ).toMatchObject({ ok: false, code: "not_cancelable" });
  });
});

describe("a cancel is refused", () => {
  test("for more than there is, for a line that there is not, and for nothing", () => {
    expect(cancel(partly(), [{ line: 1, units: 11 }])).toEqual({ ok: false, code: "not_cancelable", subject: "line 1: 10 of 11" });
    expect(cancel(partly(), [{ line: 2, units: 1 }])).toEqual({ ok: false, code: "line_unknown", subject: "2" });
    expect(cancel(someOrder([someLine(1, 2, { unallocated: 0, shipped: 2 })]))).toMatchObject({ ok: false, code: "not_cancelable" });
  });
});
