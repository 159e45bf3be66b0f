import { expect, test } from "vitest";
import { ownCode, readOwnCode } from "@/lib/scanning/own-code";

test("what a label holds is read back as it was given", () => {
  for (const kind of ["bin", "tote", "order", "task", "badge"] as const) {
    expect(readOwnCode(ownCode(kind, "a-01 x"))).toEqual({ kind, code: "a-01 x" });
  }
});

test("a code of ours is read by a camera, too, which says what kind of symbol it saw", () => {
  expect(readOwnCode("]C0B-A-01")).toEqual({ kind: "bin", code: "A-01" });
  expect(readOwnCode("]C1B-A-01")).toEqual({ kind: "bin", code: "A-01" });
  expect(readOwnCode("]CB-A-01")).toBeNull();
});

test.each(["", "š", " A", "A ", "A\u001D1", "x".repeat(41)])("no label is made for %j", (code) => {
  expect(() => ownCode("bin", code)).toThrow("1 to 40 plain characters");
});
