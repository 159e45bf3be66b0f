import { describe, expect, test } from "vitest";
import { type Item, suggestCarton } from "@/lib/shipping/suggest-carton";

const SMALL = { code: "S", lengthMm: 200, widthMm: 150, heightMm: 100, tareG: 80, mostG: 2000 };
const MEDIUM = { code: "M", lengthMm: 400, widthMm: 300, heightMm: 200, tareG: 250, mostG: 10_000 };
const LONG = { code: "L", lengthMm: 1000, widthMm: 200, heightMm: 150, tareG: 400, mostG: 15_000 };
const CARTONS = [LONG, MEDIUM, SMALL];

const item = (units: number, size: [number, number, number] | null, weightG: number | null = 100): Item => ({
  units,
  weightG,
  lengthMm: size?.[0] ?? null,
  widthMm: size?.[1] ?? null,
  heightMm: size?.[2] ?? null,
});
const chosen = (...items: Item[]) => suggestCarton(items, CARTONS).carton?.code ?? null;

describe("the carton for some items", () => {
  test("is the smallest that holds them", () => {
    expect(chosen(item(1, [190, 140, 90]))).toBe("S");
    expect(chosen(item(4, [190, 140, 90]))).toBe("M");
    expect(chosen()).toBe("S");
  });

  test("may be filled wholly by one unit, by more only to 85 %", () => {
    expect(chosen(item(1, [200, 150, 100]))).toBe("S");
    expect(chosen(item(2, [200, 150, 50]))).toBe("M");
    expect(chosen(item(2, [170, 75, 100]))).toBe("S");
  });

  test("takes an item however it is turned, if its longest side fits", () => {
    expect(chosen(item(1, [90, 190, 140]))).toBe("S");
    expect(chosen(item(1, [10, 10, 900], 50))).toBe("L");
    expect(suggestCarton([item(1, [1200, 10, 10])], CARTONS)).toMatchObject({ carton: null, because: "too_long" });
  });

  test("bears the weight, its own included", () => {
    expect(chosen(item(1, [50, 50, 50], 1920))).toBe("S");
    expect(chosen(item(1, [50, 50, 50], 1921))).toBe("M");
    expect(suggestCarton([item(8, [50, 50, 50], 2000)], CARTONS)).toMatchObject({ carton: null, because: "too_heavy" });
  });

  test("does not exist when the goods are more than the largest holds", () => {
    expect(suggestCarton([item(30, [200, 150, 100], 10)], CARTONS)).toMatchObject({ carton: null, because: "too_big" });
    expect(suggestCarton([item(1, [10, 10, 10])], [])).toEqual({ carton: null, because: null, unmeasuredUnits: 0 });
  });

  test("says how many units nobody measured", () => {
    expect(suggestCarton([item(3, null), item(2, [10, 10, 10], null), item(1, [10, 10, 10])], CARTONS)).toEqual({
      carton: SMALL,
      because: null,
      unmeasuredUnits: 5,
    });
  });
});
