import { expect, test } from "vitest";
import type { OrderEvent } from "@/lib/orders/consequences";
import { sentenceOf } from "@/components/orders/page/event-sentence";

const canceled = (more: Partial<OrderEvent>): OrderEvent => ({
  version: 2,
  move: "cancel",
  actorKind: "customer",
  actorName: null,
  occurredAt: new Date(0),
  reason: null,
  changes: { canceled: [{ line: 1, units: 2 }] },
  commitId: "commit-1",
  txid: "1",
  at: new Date(0),
  ...more,
});

test("a cancel by the customer says so, and over whose link where a colleague made it", () => {
  expect(sentenceOf(canceled({}))).toMatchObject({ what: "Canceled 2 units", rest: " by the customer" });
  expect(sentenceOf(canceled({ linkMadeBy: "Nina" })).rest).toBe(" by the customer, over a link that Nina made");
  expect(sentenceOf(canceled({ actorKind: "user", actorName: "Nina" })).rest).toBe(" by Nina");
});
