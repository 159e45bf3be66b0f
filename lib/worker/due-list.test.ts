import { expect, test } from "vitest";
import { makeDueList } from "@/lib/worker/due-list";

const A = { id: "a", timeZone: "UTC" };
const B = { id: "b", timeZone: "UTC" };

function listOf(...orgs: (typeof A)[]) {
  const list = makeDueList();
  list.setOrgs(orgs);
  return list;
}

test("every organization is looked at once, then when it is due", () => {
  const list = listOf(A, B);
  expect([list.take(0)?.id, list.take(0)?.id, list.take(0)]).toEqual(["a", "b", null]);
  list.give("a", 500);
  list.give("b", Number.POSITIVE_INFINITY);
  expect(list.waitMs(100, 10_000)).toBe(400);
  expect(list.take(499)).toBeNull();
  expect(list.take(500)?.id).toBe("a");
});

test("a signal during a look is not lost", () => {
  const list = listOf(A);
  list.take(0);
  list.touch("a");
  list.give("a", Number.POSITIVE_INFINITY);
  expect(list.take(0)?.id).toBe("a");
});

test("a busy organization does not keep a quiet one waiting", () => {
  const list = listOf(A, B);
  list.take(0);
  list.share("a");
  expect(list.take(0)?.id).toBe("b");
});

test("an organization that is gone is left alone", () => {
  const list = listOf(A);
  list.take(0);
  list.setOrgs([B]);
  list.give("a", 0);
  expect([list.take(0)?.id, list.take(0)]).toEqual(["b", null]);
});
