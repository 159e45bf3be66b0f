import { describe, expect, test } from "vitest";
import { ORDER_STATUSES, type OrderStatus, RIGHTS } from "@/db/values";
import { MOVES, permits, ruleFor, type Source, verdictsOn } from "@/lib/orders/transitions";

const LATER: readonly OrderStatus[] = ["in_fulfilment", "shipped", "delivered", "completed"];

describe("the workflow", () => {
  test("reaches every status of today from nothing", () => {
    const reached = new Set<Source>(["none"]);
    for (const _pass of ORDER_STATUSES)
      for (const move of MOVES)
        if (ruleFor(move).from.some((status) => reached.has(status)))
          for (const target of ruleFor(move).to) if (target !== "deleted") reached.add(target);
    const expected = ORDER_STATUSES.filter((status) => !LATER.includes(status) || reached.has(status));
    expect(ORDER_STATUSES.filter((status) => reached.has(status))).toEqual(expected);
    expect([...reached]).toEqual(expect.arrayContaining(["draft", "pending_approval", "placed", "canceled"]));
  });

  test("has no way out of canceled, and none back to draft", () => {
    expect(MOVES.filter((move) => ruleFor(move).from.includes("canceled"))).toEqual([]);
    const toDraft = MOVES.filter((move) => ruleFor(move).to.includes("draft"));
    expect(toDraft.flatMap((move) => ruleFor(move).from).toSorted()).toEqual(["draft", "none"]);
  });

  test("deletes drafts only", () => {
    expect(MOVES.filter((move) => ruleFor(move).to.includes("deleted")).map((move) => ruleFor(move).from)).toEqual([["draft"]]);
  });

  test("locks credit and stock wherever an order becomes placed or canceled after having been placed", () => {
    const places = MOVES.filter((it) => ruleFor(it).to.includes("placed") && !ruleFor(it).from.includes("placed"));
    const releases = MOVES.filter((it) => ruleFor(it).to.includes("canceled") && ruleFor(it).from.includes("in_fulfilment"));
    for (const move of [...places.filter((it) => !ruleFor(it).from.includes("in_fulfilment")), ...releases])
      expect(ruleFor(move).locks).toEqual(["order", "credit", "stock"]);
  });

  test("asks a right that exists, and a person's decision about a row names the version that was seen", () => {
    for (const move of MOVES) {
      const { right, versioned, owner } = ruleFor(move);
      expect(RIGHTS).toContain(right);
      expect(versioned).toBe((owner === "front office" || owner === "finance") && move !== "draft");
    }
  });
});

describe("a move is permitted", () => {
  test("by status and right together", () => {
    expect(permits("approve", "pending_approval", new Set(["approve_credit"]))).toBe(true);
    expect(permits("approve", "placed", new Set(["approve_credit"]))).toBe(false);
    expect(permits("approve", "pending_approval", new Set(["place"]))).toBe(false);
  });

  test("and a verdict says what stands in the way, first the status, then the units, then the right", () => {
    const placed = verdictsOn(
      { status: "placed", held: false, scope: { now: 3, putBack: 0, pending: 0, returnable: 0 } },
      new Set(["view"]),
    );
    expect(placed.cancel).toEqual({
      allowed: false,
      code: "no_right",
      right: "cancel",
      owner: "front office",
      units: 3,
      put_back: 0,
      pending: 0,
      returnable: 0,
      next_owner: "front office",
    });
    expect(placed.approve?.code).toBe("wrong_status");
    expect(
      verdictsOn({ status: "placed", held: false, scope: { now: 0, putBack: 0, pending: 0, returnable: 0 } }, new Set(RIGHTS)).cancel?.code,
    ).toBe("nothing_to_cancel");
    expect(
      verdictsOn({ status: "draft", held: false, scope: { now: 3, putBack: 0, pending: 0, returnable: 0 } }, new Set(RIGHTS)),
    ).toMatchObject({
      edit: { allowed: true },
      delete: { allowed: true },
      place: { allowed: true },
      cancel: { allowed: false, code: "wrong_status" },
    });
  });
});
