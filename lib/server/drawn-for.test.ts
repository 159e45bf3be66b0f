import { expect, test } from "vitest";
import { DRAWN_FOR, refuseElsewhere } from "./drawn-for";

const [HERE, THERE] = ["0192f0c1-0000-7abc-8def-000000000001", "0192f0c1-0000-7abc-8def-000000000002"];

const form = (organization?: string): FormData => {
  const fields = new FormData();
  if (organization !== undefined) fields.set(DRAWN_FOR, organization);
  return fields;
};

test("a form goes to the organization that its page was drawn for, and to no other", () => {
  expect(refuseElsewhere({ orgId: HERE }, form(HERE).get(DRAWN_FOR))).toBeNull();
  expect(refuseElsewhere({ orgId: HERE }, form(THERE).get(DRAWN_FOR))).toMatchObject({ ok: false, code: "other_organization" });
  expect(refuseElsewhere({ orgId: HERE }, form("").get(DRAWN_FOR))).toMatchObject({ ok: false });
  expect(refuseElsewhere({ orgId: HERE }, form().get(DRAWN_FOR))).toBeNull();
});
