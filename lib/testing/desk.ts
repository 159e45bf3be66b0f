import assert from "node:assert/strict";
import type { Released } from "@/lib/orders/move-answer";
import type { CounterOffer, Money, Receipt, WireOrder } from "@/lib/orders/wire";
import type { World } from "@/lib/testing/world";

/** What an answer may hold, whichever way it came. */
export type Body = {
  order?: WireOrder;
  receipt?: Receipt;
  code?: string;
  subject?: string | null;
  counter_offer?: CounterOffer | null;
  headroom?: Money;
  available?: number;
  short?: number;
  detail?: string;
  fed?: { number: string; line: number; sku: string; units: number }[];
  released?: Released;
};
export type Reply = { status: number; body: Body };
export type FloorReply = { status: number; body: Record<string, unknown> };
export type FloorCall =
  | "release"
  | "recall"
  | "pick"
  | "short"
  | "pack"
  | "close"
  | "label"
  | "ship"
  | "carrier_events"
  | "put_back"
  | "count"
  | "count_entry";
export type MoveName = "cancel" | "approve" | "decline" | "place";

/** Somebody who works with orders: in the test's own process, or over HTTP. What a scenario does goes through here. */
export type Desk = {
  /** Reference data and a look at the tables, past the program. */
  world: Pick<World, "orgId" | "sql">;
  place: (body: object, key?: string) => Promise<Reply>;
  rehearse: (body: object) => Promise<Reply>;
  move: (move: MoveName, order: string, body: object, key?: string) => Promise<Reply>;
  receive: (body: object, key?: string) => Promise<Reply>;
  /** What the warehouse does; the id is that of what the call is about, where its body does not say so. */
  floor: (call: FloorCall, id: string | null, body: object) => Promise<FloorReply>;
  order: (idOrNumber: string) => Promise<WireOrder>;
};

/** A scenario of the acceptance list: the same steps for every desk, on an organization of its own. */
export type Scenario = { number: number; title: string; run: (desk: Desk) => Promise<void> };

export function placed(reply: Reply): { order: WireOrder; receipt: Receipt } {
  const { order, receipt } = reply.body;
  assert.equal(reply.status, 201, `placed expected, got ${JSON.stringify(reply.body)}`);
  assert.ok(order && receipt);
  return { order, receipt };
}

export function refused(reply: Reply, code: string, status = 409): Body {
  assert.equal(reply.body.code, code, `refusal expected, got ${JSON.stringify(reply.body)}`);
  assert.equal(reply.status, status);
  return reply.body;
}
