import { describe, expect, test } from "vitest";
import type { Order } from "@/lib/orders/order";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { nowOf } from "./now";

const now = (order: Order, more: Partial<Parameters<typeof nowOf>[0]> = {}) => nowOf({ order, suggestions: [], events: [], ...more });
const line = (units: Parameters<typeof someLine>[2], ordered = 10) => someLine(1, ordered, { unallocated: 0, ...units });
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
    ["nothing is left", someOrder([line({ canceled: 10 })], { status: "canceled" }), "Your order is canceled"],
  ])("when %s", (_case, order, title) => {
    expect(now(order).title).toBe(title);
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
      title: "4 of 7 are on their way",
      text: "3 units that you do not want any more are picked already: our warehouse puts them back, and then they are canceled.",
    });
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
