import { describe, expect, test } from "vitest";
import { codesBetween } from "./bin-range";

describe("a range of bin codes", () => {
  test("counts piece by piece, the last piece fastest", () => {
    expect(codesBetween("A-01-1", "A-02-3")).toEqual(["A-01-1", "A-01-2", "A-01-3", "A-02-1", "A-02-2", "A-02-3"]);
    expect(codesBetween("A-01-1", "A-20-4")).toHaveLength(80);
  });

  test("keeps the width of numbers and counts single letters", () => {
    expect(codesBetween("A9", "B11")).toEqual(["A9", "A10", "A11", "B9", "B10", "B11"]);
    expect(codesBetween("R08", "R10")).toEqual(["R08", "R09", "R10"]);
  });

  test.each([
    ["A-01", "B"],
    ["A-05", "A-01"],
    ["AA-1", "AB-2"],
    ["A-1", "A_2"],
    ["C1", "A2"],
  ])("%s to %s is no range", (first, last) => {
    expect(codesBetween(first, last)).toBeNull();
  });

  test("counts what is too many without writing it out", () => {
    expect(codesBetween("A-0001-001", "A-9999-999")).toBe(9999 * 999);
  });
});
