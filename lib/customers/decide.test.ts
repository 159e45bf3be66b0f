import { describe, expect, test } from "vitest";
import { judgeCredit } from "@/lib/customers/credit";
import { type TagRule, tagsFor } from "@/lib/customers/tag-rules";

describe("credit", () => {
  test.each([
    [{ limitMinor: 1000, exposureMinor: 400 }, 600, { ok: true, headroomMinor: 600 }],
    [{ limitMinor: 1000, exposureMinor: 400 }, 601, { ok: false, code: "credit_exceeded", headroomMinor: 600, policy: "refuse" }],
    [{ limitMinor: 1000, exposureMinor: 1200 }, 1, { ok: false, code: "credit_exceeded", headroomMinor: 0, policy: "refuse" }],
    [{ limitMinor: null, exposureMinor: 99_999_999 }, 1_000_000, { ok: true, headroomMinor: null }],
    [null, 1, { ok: false, code: "no_credit", headroomMinor: 0, policy: "refuse" }],
    [null, 0, { ok: true, headroomMinor: null }],
  ] as const)("%j bears %i: %j", (row, added, verdict) => {
    expect(judgeCredit("credit", row, added, "refuse")).toEqual(verdict);
  });

  test("is not asked of who pays first", () => {
    expect(judgeCredit("prepaid", null, 5000, "park")).toEqual({ ok: true, headroomMinor: null });
  });
});

describe("tags", () => {
  const rule = (condition: TagRule["condition"], more: Partial<TagRule> = {}): TagRule => ({
    id: condition,
    tag: condition,
    condition,
    thresholdMinor: null,
    currency: null,
    ...more,
  });
  const rules = [rule("first_order"), rule("repeat"), rule("backordered"), rule("order_over", { thresholdMinor: 10_000, currency: "EUR" })];
  const facts = { isFirstOrder: true, waitingUnits: 0, totalMinor: 10_000, currency: "EUR" };

  test.each([
    [{}, ["first_order"]],
    [{ isFirstOrder: false }, ["repeat"]],
    [{ waitingUnits: 1 }, ["first_order", "backordered"]],
    [{ totalMinor: 10_001 }, ["first_order", "order_over"]],
    [{ totalMinor: 10_001, currency: "USD" }, ["first_order"]],
  ])("%j yields %j", (more, tags) => {
    expect(tagsFor(rules, { ...facts, ...more }).map(({ tag }) => tag)).toEqual(tags);
  });
});
