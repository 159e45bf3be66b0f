import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit } from "@/lib/catalogue/gtin";
import { FNC1 } from "@/lib/scanning/element-string";
import { readScan } from "@/lib/scanning/read-scan";

const scan = (text: string) => readScan(text, { presentYear: 2026, orderPrefix: "SO-" });

describe("articles", () => {
  test.each([
    ["EAN-13", "4006381333931", "04006381333931"],
    ["UPC-A", "036000291452", "00036000291452"],
    ["EAN-8", "96385074", "00000096385074"],
    ["ITF-14", "10614141000415", "10614141000415"],
    ["EAN-13 with its symbology", "]E04006381333931", "04006381333931"],
    ["EAN-8 with its symbology", "]E496385074", "00000096385074"],
    ["ITF-14 with its symbology", "]I110614141000415", "10614141000415"],
    ["EAN-13 with the issue of a periodical", "]E3977147396801205", "09771473968012"],
    ["the line end of the scanner", "4006381333931\r\n", "04006381333931"],
  ])("%s", (_name, text, gtin14) => {
    expect(scan(text)).toEqual({ kind: "gtin", gtin14 });
  });

  test("a digit read wrongly is said, not guessed", () => {
    expect(scan("4006381333932")).toEqual({ kind: "unknown", text: "4006381333932", why: "check_digit" });
  });
});

describe("GS1 symbols", () => {
  const goods = { kind: "gtin", gtin14: "04006381333931", lot: "L-7/A", expiry: "2027-02-28", serial: "S1" };

  test.each([
    ["GS1-128", `]C101040063813339311727020010L-7/A${FNC1}21S1`],
    ["GS1 DataMatrix", `]d201040063813339311727020010L-7/A${FNC1}21S1`],
    ["GS1 QR", `]Q301040063813339311727020010L-7/A${FNC1}21S1`],
    ["no symbology, FNC1 first", `${FNC1}01040063813339311727020010L-7/A${FNC1}21S1`],
    ["no symbology, FNC1 only between", `01040063813339311727020010L-7/A${FNC1}21S1`],
    ["circumflex for FNC1", "^01040063813339311727020010L-7/A^21S1"],
    ["typed as printed", "(01)04006381333931(17)270200(10)L-7/A(21)S1"],
  ])("%s", (_name, text) => {
    expect(scan(text)).toEqual(goods);
  });

  test("a symbol without separators needs none", () => {
    expect(scan("01040063813339311727043010LOT9")).toEqual({ kind: "gtin", gtin14: "04006381333931", expiry: "2027-04-30", lot: "LOT9" });
  });

  test("the day after which food is not used comes before the one until which it is best", () => {
    expect(scan("(01)04006381333931(15)270101(17)270201")).toMatchObject({ expiry: "2027-02-01" });
    expect(scan("(01)04006381333931(15)270101")).toMatchObject({ expiry: "2027-01-01" });
    expect(scan("(01)04006381333931(7003)2703010830")).toMatchObject({ expiry: "2027-03-01" });
  });

  test("a count of units, and a pallet with what is on it", () => {
    expect(scan("(01)04006381333931(30)24")).toMatchObject({ kind: "gtin", count: 24 });
    expect(scan("(00)106141412345678908(02)04006381333931(37)48(10)A")).toEqual({
      kind: "sscc",
      sscc: "106141412345678908",
      content: { gtin14: "04006381333931", count: 48, lot: "A" },
    });
    expect(scan("106141412345678908")).toEqual({ kind: "sscc", sscc: "106141412345678908" });
    expect(scan("]C100106141412345678908")).toEqual({ kind: "sscc", sscc: "106141412345678908" });
  });

  test.each(["]C10104006381333932", "^17279900", "(01)04006381333931(01)10614141000415", "]d2ABC", "(01)"])(
    "%s breaks the rules",
    (text) => {
      expect(scan(text)).toMatchObject({ kind: "unknown", why: "element_string" });
    },
  );

  test("a symbol that names no goods is not ours", () => {
    expect(scan("]C1400PO-1")).toMatchObject({ kind: "unknown", why: "not_ours" });
  });
});

describe("own labels", () => {
  test.each([
    ["B-A-01-02", { kind: "bin", code: "A-01-02" }],
    ["b-a-01", { kind: "bin", code: "a-01" }],
    ["T-0042", { kind: "tote", code: "0042" }],
    ["O-SO-10001", { kind: "order", code: "SO-10001" }],
    ["SO-10001", { kind: "order", code: "SO-10001" }],
    ["K-PCK-7", { kind: "task", code: "PCK-7" }],
    ["P-7F3K9Q", { kind: "badge", code: "7F3K9Q" }],
    ["]C0B-A-01", { kind: "bin", code: "A-01" }],
  ])("%s", (text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  test.each(["B-", "X-1", "SO-", "SO-1A", "hello"])("%s is not ours", (text) => {
    expect(scan(text)).toMatchObject({ kind: "unknown", why: "not_ours" });
  });

  test.each(["", "  ", "\r\n", FNC1])("nothing is nothing", (text) => {
    expect(scan(text)).toMatchObject({ kind: "unknown", why: "empty" });
  });
});

test("every article survives every way of delivering it", () => {
  const bodies = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 }).map((digits) => digits.join(""));
  fc.assert(
    fc.property(bodies, (body) => {
      const gtin14 = `${body}${checkDigit(body)}`;
      for (const text of [gtin14, `]C101${gtin14}`, `(01)${gtin14}`, `01${gtin14}`]) expect(scan(text)).toEqual({ kind: "gtin", gtin14 });
    }),
  );
});

test("no text at all makes it fail", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(scan(text).kind).toBeTypeOf("string");
    }),
  );
});
