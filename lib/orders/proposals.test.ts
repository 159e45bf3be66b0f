import { expect, test } from "vitest";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import type { Proposal } from "./order";
import { lapseProposals } from "./proposals";

const now = new Date("2026-03-02T10:00:00Z");
const actor = { kind: "system" as const, id: null };

const some = (id: string, lineId: string, leftUnits: number): Proposal => ({
  id,
  lineId,
  shortPickId: "short-1",
  locationId: "X",
  productId: "product-1",
  substituteId: "product-9",
  units: leftUnits,
  leftUnits,
  state: "open",
  actorKind: "user",
  actorId: null,
  proposedAt: now,
  answeredAt: null,
  answeredByKind: null,
  answeredBy: null,
  answerReason: null,
  substituteLineId: null,
});

const waitingFor = (units: number) => someLine(1, 5, { unallocated: 0, reserved: 5 - units, backordered: units });

test("proposals within what waits stay as they are", () => {
  const order = someOrder([waitingFor(3)], { proposals: [some("a", "line-1", 1), some("b", "line-1", 2)] });
  expect(lapseProposals(order, { actor, now })).toEqual([]);
  expect(order.proposals.map(({ state, leftUnits }) => `${state} ${leftUnits}`)).toEqual(["open 1", "open 2"]);
});

test("the newest is cut first, and lapses with its last unit", () => {
  const order = someOrder([waitingFor(1)], { proposals: [some("a", "line-1", 2), some("b", "line-1", 2)] });
  expect(lapseProposals(order, { actor, now })).toEqual([
    { line: 1, units: 2 },
    { line: 1, units: 1 },
  ]);
  expect(order.proposals).toMatchObject([
    { state: "open", leftUnits: 1, units: 2, answeredAt: null },
    { state: "lapsed", leftUnits: 0, units: 2, answeredAt: now, answeredByKind: "system" },
  ]);
});

test("another line's proposals and answered ones are left alone", () => {
  const declined = { ...some("c", "line-1", 2), state: "declined" as const };
  const order = someOrder([waitingFor(0), someLine(2, 2, { unallocated: 0, backordered: 2 })], {
    proposals: [some("a", "line-2", 2), declined],
  });
  expect(lapseProposals(order, { actor, now })).toEqual([]);
});
