import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDigit, isGtin } from "@/lib/catalogue/gtin";

test.each(["96385074", "036000291452", "4006381333931", "10614141000415"])("%s is a GTIN", (gtin) => {
  expect(isGtin(gtin)).toBe(true);
});

test.each(["4006381333932", "400638133393", "40063813339311", "", "abcdefgh", "４００６３８１３３３９３１", "4006381333931 "])(
  "%j is not a GTIN",
  (text) => {
    expect(isGtin(text)).toBe(false);
  },
);

test("one wrong digit is always noticed", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(digits, fc.nat(11), fc.integer({ min: 1, max: 9 }), (list, place, change) => {
      const body = list.join("");
      const wrong = list.map((digit, index) => (index === place ? (digit + change) % 10 : digit)).join("");
      expect(isGtin(`${body}${checkDigit(body)}`)).toBe(true);
      expect(isGtin(`${wrong}${checkDigit(body)}`)).toBe(false);
    }),
  );
});
