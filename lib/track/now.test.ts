import { describe, expect, test } from "vitest";
import type { Line, Order } from "@/lib/orders/order";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { isCancelUnderWay, nowOf } from "./now";

const now = (order: Order, more: Partial<Parameters<typeof nowOf>[0]> = {}) => nowOf({ order, suggestions: [], events: [], ...more });
const line = (units: Parameters<typeof someLine>[2], ordered = 10) => someLine(1, ordered, { unallocated: 0, ...units });
const whole = (units: Parameters<typeof someLine>[2], ordered = 10) => line({ shipComplete: true, ...units }, ordered);
const floor = (state: Order["fulfilments"][number]["state"]) => [{ state }] as Order["fulfilments"];

describe("what happens now", () => {
  test.each<[string, Order, string]>([
    ["nothing is decided", someOrder([someLine(1, 10)], { status: "pending_approval" }), "We are checking your order"],
    ["all is reserved", someOrder([line({ reserved: 10 })]), "Everything is reserved for you"],
    ["part is reserved", someOrder([line({ reserved: 7, backordered: 3 })]), "7 of 10 are reserved for you"],
    ["nothing is there", someOrder([line({ backordered: 10 })]), "Your order waits for stock"],
    [
      "it is on the floor",
      someOrder([line({ reserved: 10 })], { status: "in_fulfilment", fulfilments: floor("picking") }),
      "We are picking your order",
    ],
    ["it is packed", someOrder([line({ packed: 10 })], { status: "in_fulfilment" }), "Your order is being packed"],
    ["part has left", someOrder([line({ shipped: 1, reserved: 9 })], { status: "in_fulfilment" }), "1 of 10 is on its way"],
    ["all has left", someOrder([line({ shipped: 10 })], { status: "shipped" }), "Your order is on its way"],
    ["part has arrived", someOrder([line({ shipped: 10, delivered: 4 })], { status: "shipped" }), "4 of 10 have arrived"],
    ["all has arrived", someOrder([line({ shipped: 10, delivered: 10 })], { status: "delivered" }), "Your order has arrived"],
    ["it is not paid", someOrder([line({ reserved: 10 })], { terms: "prepaid" }), "We wait for your payment"],
    [
      "part has arrived and the rest waits",
      someOrder([line({ shipped: 4, delivered: 4, backordered: 6 })], { status: "in_fulfilment" }),
      "4 of 10 have arrived",
    ],
    [
      "all that is wanted is on its way",
      someOrder([line({ shipped: 1, picked: 3, cancelPending: 3, canceled: 6 })], { status: "in_fulfilment" }),
      "1 unit is on its way",
    ],
    [
      "all is asked back",
      someOrder([line({ picked: 10, cancelPending: 10 })], { status: "in_fulfilment" }),
      "Your cancellation is under way",
    ],
    [
      "all is asked back, unpaid",
      someOrder([line({ picked: 10, cancelPending: 10 })], { status: "in_fulfilment", terms: "prepaid" }),
      "Your cancellation is under way",
    ],
    ["it is held", someOrder([line({ reserved: 10 })], { holdId: "hold-1" }), "We are checking something first"],
    [
      "only what is asked back was picked",
      someOrder([line({ picked: 2, cancelPending: 2, backordered: 8 })], { status: "in_fulfilment" }),
      "Your order waits for stock",
    ],
    ["nothing is left", someOrder([line({ canceled: 10 })], { status: "canceled" }), "Your order is canceled"],
  ])("when %s", (_case, order, title) => {
    expect(now(order).title).toBe(title);
  });

  test.each<[string, Partial<Order>, Line[], string]>([
    ["an order that ships complete", { shipComplete: true }, [whole({ reserved: 7, backordered: 3 })], "; everything leaves together."],
    [
      "one of which a line leaves by itself",
      { shipComplete: true },
      [whole({ reserved: 7, backordered: 3 }), line({ reserved: 10 })],
      "; what belongs together waits too.",
    ],
    ["a line that ships complete", {}, [whole({ reserved: 7, backordered: 3 })], "; the rest of the same line waits too."],
    ["such a line of which nothing is there", {}, [whole({ backordered: 3 }, 3)], "."],
    ["a line that does not wait", {}, [line({ backordered: 3 }, 3), whole({ reserved: 10 })], "."],
    ["no such line", {}, [line({ reserved: 7, backordered: 3 })], "."],
  ])("what leaves only with the units that wait: %s", (_case, more, lines, text) => {
    expect(now(someOrder(lines, more)).text).toContain(`3 units wait for goods to arrive${text}`);
  });

  test("a declined order was not accepted", () => {
    const declined = { version: 2, move: "decline", actorKind: "user" as const, at: new Date(0), changes: {} };
    const order = someOrder([line({ canceled: 10 })], { status: "canceled", totalMinor: 0 });
    expect(now(order, { events: [declined] })).toEqual({
      title: "We could not accept your order",
      text: "Nothing more is sent, and nothing is due.",
    });
  });

  test("units that were canceled after they were picked are the warehouse's turn, and come first", () => {
    const order = someOrder([line({ shipped: 4, picked: 3, canceled: 3, cancelPending: 3 })], { status: "in_fulfilment" });
    expect(now(order)).toEqual({
      title: "4 units are on their way",
      text: "3 units that you do not want any more are picked already: our warehouse puts them back, and then they are canceled.",
    });
  });

  test("nobody works on what is only put back, and nothing is due for it", () => {
    const order = someOrder([line({ picked: 10, cancelPending: 10 })], {
      status: "in_fulfilment",
      terms: "prepaid",
      fulfilments: floor("picking"),
    });
    expect(now(order).text).toBe(
      "10 units that you do not want any more are picked already: our warehouse puts them back, and then they are canceled.",
    );
    expect(isCancelUnderWay(order)).toBe(true);
    for (const other of [line({ shipped: 4, picked: 6, cancelPending: 6 }), line({ reserved: 10 }), line({ canceled: 10 })])
      expect(isCancelUnderWay(someOrder([other]))).toBe(false);
    expect(isCancelUnderWay(someOrder([line({ picked: 10, cancelPending: 10 }), someLine(2, 1, { kind: "service" })]))).toBe(false);
  });

  test("a held order does not go on as if nothing was", () => {
    expect(now(someOrder([line({ reserved: 10 })], { holdId: "hold-1" })).text).toBe(
      "Your order goes on once that is done, and we write to you.",
    );
  });

  test("what arrived is told before what is on its way and what waits", () => {
    const order = someOrder([line({ shipped: 6, delivered: 4, backordered: 4 })], { status: "in_fulfilment" });
    expect(now(order)).toEqual({ title: "4 of 10 have arrived", text: "2 units are on their way. 4 units wait for goods to arrive." });
  });

  test("a suggestion says that we come back", () => {
    const order = someOrder([line({ reserved: 8, backordered: 2 })]);
    expect(now(order, { suggestions: [{ lineId: "line-1", units: 2, name: "Other tea" }] })).toEqual({
      title: "We suggest a substitute",
      text: "2 units could not be found. We suggest something else instead, and get back to you.",
    });
  });

  test("what was paid for a canceled order comes back", () => {
    const order = someOrder([line({ canceled: 10 })], { status: "canceled", totalMinor: 0, paidMinor: 5_000 });
    expect(now(order).text).toBe("Nothing more is sent. You get back what you paid.");
  });
});
