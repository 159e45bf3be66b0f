import { describe, expect, test } from "vitest";
import { someLine, someOrder } from "@/lib/testing/order-fixture";
import { keptBack } from "./kept-back";
import type { Line } from "./order";

const waiting = (line: number, more: Partial<Line> = {}) => someLine(line, 5, { unallocated: 0, reserved: 3, backordered: 2, ...more });
const reserved = (line: number, more: Partial<Line> = {}) => someLine(line, 5, { unallocated: 0, reserved: 5, ...more });
const whole = { shipComplete: true };

const kept = (lines: Line[], more: { shipComplete?: boolean } = {}) => lines.map(keptBack(someOrder(lines, more)));

describe("what stays off the floor while units wait", () => {
  test("a line that ships complete, until all of its own units are reserved; no other line waits for it", () => {
    expect(kept([waiting(1, whole), reserved(2, whole), waiting(3), reserved(4)])).toEqual(["line", null, null, null]);
    expect(kept([reserved(1, whole), reserved(2)])).toEqual([null, null]);
  });

  test("every line of an order that ships complete, until none of them waits", () => {
    expect(kept([waiting(1, whole), reserved(2, whole)], whole)).toEqual(["order", "order"]);
    expect(kept([reserved(1, whole), reserved(2, whole)], whole)).toEqual([null, null]);
  });

  test("but for a line that says otherwise: it goes as it is reserved, and nothing waits for it", () => {
    expect(kept([waiting(1), reserved(2, whole)], whole)).toEqual([null, null]);
    expect(kept([waiting(1, whole), waiting(2), reserved(3, whole)], whole)).toEqual(["order", null, "order"]);
  });
});
