import { expect, test } from "vitest";
import { formatMoney, formatUnits } from "@/components/ui/figure-format";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("minor units follow the currency", () => {
  expect(plain(formatMoney(118440, "EUR"))).toBe("€ 1,184.40");
  expect(plain(formatMoney(118440, "JPY"))).toBe("¥ 118,440");
  expect(plain(formatMoney(118440, "KWD"))).toBe("KWD 118.440");
  expect(plain(formatMoney(118440, "RWF"))).toBe("RWF 118,440");
  expect(plain(formatMoney(118440, "CLF"))).toBe("CLF 11.8440");
  expect(plain(formatMoney(5, "RSD"))).toBe("RSD 0.05");
});

test("a negative amount has its sign in front, a positive one only when asked", () => {
  expect(plain(formatMoney(-500, "EUR"))).toBe("−€ 5.00");
  expect(formatMoney(500, "EUR", { bare: true, signed: true })).toBe("+5.00");
  expect(formatMoney(0, "EUR", { bare: true, signed: true })).toBe("0.00");
});

test("amounts near the largest safe integer keep every digit", () => {
  expect(formatMoney(Number.MAX_SAFE_INTEGER, "EUR", { bare: true })).toBe("90,071,992,547,409.91");
});

test("units are grouped and signed", () => {
  expect(formatUnits(1204)).toBe("1,204");
  expect(formatUnits(-4)).toBe("−4");
  expect(formatUnits(4, true)).toBe("+4");
});
