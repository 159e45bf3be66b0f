import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOf, type TaxedAmount, totalsOf } from "@/lib/ledger/tax";

const taxed = (amountMinor: number, taxRate: string, taxCategory: TaxedAmount["taxCategory"] = "S"): TaxedAmount => ({
  amountMinor,
  taxRate,
  taxCategory,
});
const figures = (amounts: TaxedAmount[], gross = false) => {
  const { netMinor, taxMinor, totalMinor } = totalsOf(amounts, gross);
  return [netMinor, taxMinor, totalMinor];
};

describe("the amount of a line", () => {
  test.each([
    [{ unitPrice: "25.00", discount: "0", units: 4 }, "EUR", 10_000],
    [{ unitPrice: "23.90", discount: "25", units: 10 }, "EUR", 17_925],
    [{ unitPrice: "23.90", discount: "25", units: 1 }, "EUR", 1793],
    [{ unitPrice: "0.0050", discount: "0", units: 1 }, "EUR", 1],
    [{ unitPrice: "0.0050", discount: "0", units: 3 }, "EUR", 2],
    [{ unitPrice: "99.5", discount: "0", units: 1 }, "JPY", 100],
    [{ unitPrice: "1.2345", discount: "0", units: 1 }, "KWD", 1235],
    [{ unitPrice: "10.00", discount: "100", units: 7 }, "EUR", 0],
    [{ unitPrice: "10.00", discount: "33.3333", units: 3 }, "EUR", 2000],
    [{ unitPrice: "10.00", discount: "0", units: 0 }, "EUR", 0],
  ])("%j in %s is %i", (line, currency, amount) => {
    expect(amountOf(line, currency)).toBe(amount);
  });
});

describe("totals", () => {
  test("of the acceptance case: 24.99 at 10.75 % and 6.44 untaxed", () => {
    expect(figures([taxed(2499, "10.75"), taxed(644, "0", "Z")])).toEqual([3143, 269, 3412]);
  });

  test("take VAT once per category and rate, not once per line", () => {
    // 2.5 cents of tax on each of three lines would be 9 cents; on their sum it is 7.5, so 8.
    expect(figures([taxed(10, "25"), taxed(10, "25"), taxed(10, "25")])).toEqual([30, 8, 38]);
  });

  test("know that 20 and 20.0000 are one rate, and that category counts too", () => {
    expect(totalsOf([taxed(10, "20"), taxed(10, "20.0000")], false).groups).toHaveLength(1);
    expect(totalsOf([taxed(10, "0", "Z"), taxed(10, "0", "E")], false).groups).toHaveLength(2);
  });

  test("take tax out of prices that include it, and leave the total alone", () => {
    expect(figures([taxed(10_000, "5.2632")], true)).toEqual([9500, 500, 10_000]);
    expect(figures([taxed(119, "19")], true)).toEqual([100, 19, 119]);
  });

  test("round half a minor unit away from zero in every currency's own units", () => {
    expect(figures([taxed(5, "10")])).toEqual([5, 1, 6]);
    expect(figures([taxed(-5, "10")])).toEqual([-5, -1, -6]);
    expect(figures([taxed(15, "10")])).toEqual([15, 2, 17]);
  });

  const amounts = fc.array(
    fc.record({
      amountMinor: fc.nat({ max: 10_000_000 }),
      taxRate: fc.constantFrom("0", "7", "19", "20", "10.75", "5.5"),
      taxCategory: fc.constantFrom<TaxedAmount["taxCategory"][]>("S", "Z"),
    }),
    { maxLength: 12 },
  );

  test("add up whatever is in them", () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (all, gross) => {
        const { netMinor, taxMinor, totalMinor, groups } = totalsOf(all, gross);
        const sum = all.reduce((total, { amountMinor }) => total + amountMinor, 0);
        expect(netMinor + taxMinor).toBe(totalMinor);
        expect(gross ? totalMinor : netMinor).toBe(sum);
        for (const group of groups) {
          const exact = (group.netMinor * Number(group.taxRate)) / 100;
          expect(Math.abs(group.taxMinor - exact)).toBeLessThanOrEqual(gross ? 1 : 0.5 + 1e-6);
        }
      }),
    );
  });
});
