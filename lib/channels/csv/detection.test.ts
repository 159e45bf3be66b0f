import { expect, test } from "vitest";
import { detectDateOrder } from "./date-order";
import { parseDate } from "./dates";
import { detectDecimalSign, parseDecimal } from "./decimal-sign";
import { decodeText, detectEncoding, fileProblem } from "./encoding";
import { detectSeparator } from "./separator";

const utf16 = (text: string, big: boolean, mark: boolean): Buffer => {
  const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
  return big ? bytes.swap16() : bytes;
};

test("the encoding is told by its mark, by the zero bytes of UTF-16, or by whether the bytes are UTF-8", () => {
  const text = "Kunde;Stück\nMüller;3\n";
  const files: [Buffer, string][] = [
    [Buffer.from(`\ufeff${text}`), "utf-8"],
    [Buffer.from(text), "utf-8"],
    [Buffer.from(text, "latin1"), "windows-1252"],
    [utf16(text, false, true), "utf-16le"],
    [utf16(text, true, true), "utf-16be"],
    [utf16(text, false, false), "utf-16le"],
    [utf16(text, true, false), "utf-16be"],
  ];
  for (const [bytes, encoding] of files) {
    const detected = detectEncoding(bytes).value;
    expect(detected).toBe(encoding);
    expect(decodeText(bytes, detected ?? "utf-8")).toBe(text);
  }
});

test("what is no text is refused by name", () => {
  expect(fileProblem(new Uint8Array())).toBe("file_empty");
  expect(fileProblem(Buffer.from("\ufeff \n"))).toBe("file_empty");
  expect(fileProblem(Buffer.from("PK\u0003\u0004....xl/workbook.xml"))).toBe("file_is_workbook");
  expect(fileProblem(Buffer.from("PK\u0003\u0004....orders.csv"))).toBe("file_is_archive");
  expect(fileProblem(Buffer.from("%PDF-1.7"))).toBe("file_is_pdf");
  expect(fileProblem(Buffer.from([1, 2, 0, 0, 0, 3, 0, 4, 5, 6]))).toBe("file_is_binary");
  expect(fileProblem(utf16("a;b\n1;2\n", false, false))).toBeNull();
});

test("the separator is the one under which rows have the same number of cells", () => {
  expect(detectSeparator("a;b;c\n1,5;2,5;x\n2,5;3,5;y\n").value).toBe(";");
  expect(detectSeparator('no,name,price\n1,"A, B; C",2.50\n2,"D; E",3.50\n').value).toBe(",");
  expect(detectSeparator("no\tname\n1\tA, B, C\n2\tD\n").value).toBe("\t");
  expect(detectSeparator("a|b|c\n1|2,0|3\n").value).toBe("|");
  expect(detectSeparator('"a\n;;;;";b\n1;2\n').value).toBe(";");
  expect(detectSeparator("sep=|\na|b\n1|2\n")).toMatchObject({ value: "|", confidence: "certain" });
  expect(detectSeparator("one column\nonly\n").value).toBeNull();
});

test("one number that can be read in only one way proves the decimal sign", () => {
  expect(detectDecimalSign(["2,55", "1.234"], ";")).toMatchObject({ value: ",", confidence: "certain" });
  expect(detectDecimalSign(["1,234", "1,234.50"], ",")).toMatchObject({ value: ".", confidence: "certain" });
  expect(detectDecimalSign(["1.234.567"], ",")).toMatchObject({ value: ",", confidence: "certain" });
  expect(detectDecimalSign(["0.500"], ";")).toMatchObject({ value: ".", confidence: "certain" });
  expect(detectDecimalSign(["1,234"], ";")).toMatchObject({ value: ",", confidence: "likely" });
  expect(detectDecimalSign(["1,234"], ",")).toMatchObject({ value: ".", confidence: "likely" });
  expect(detectDecimalSign(["12", "7"], ";")).toMatchObject({ confidence: "certain" });
});

test("numbers as people write them become plain decimals, and what is no number becomes nothing", () => {
  const cases: [string, "." | ",", string | null][] = [
    ["2,55", ",", "2.55"],
    ["2.55", ",", null],
    ["1.234,50", ",", "1234.50"],
    ["1,234.50", ".", "1234.50"],
    ["12,34.50", ".", null],
    ["1 234,50 €", ",", "1234.50"],
    ["£2.55", ".", "2.55"],
    ["EUR 2.55", ".", "2.55"],
    ["ABC2.55", ".", null],
    ["1'234.50", ".", "1234.50"],
    ["(2.55)", ".", "-2.55"],
    ["2.55-", ".", "-2.55"],
    ["-$3", ".", "-3"],
    ["\u22124", ".", "-4"],
    ["--5", ".", null],
    [".5", ".", "0.5"],
    ["007", ".", "7"],
    ["-0,00", ",", "0.00"],
    ["1e3", ".", null],
    ["=1+1", ".", null],
    ["", ".", null],
    ["n/a", ".", null],
  ];
  for (const [text, sign, expected] of cases) expect([text, parseDecimal(text, sign)]).toEqual([text, expected]);
});

test("dates are read in the chosen order, and days that do not exist are not dates", () => {
  expect(parseDate("1/12/2010 08:26", "dmy")).toEqual({ date: "2010-12-01", time: "08:26" });
  expect(parseDate("12/1/2010 8:26 PM", "mdy")).toEqual({ date: "2010-12-01", time: "20:26" });
  expect(parseDate("2010-12-01T08:26:00Z", "mdy")).toEqual({ date: "2010-12-01", time: "08:26" });
  expect(parseDate("20101201", "dmy")).toEqual({ date: "2010-12-01", time: null });
  expect(parseDate("1. 12. 2010.", "dmy")).toEqual({ date: "2010-12-01", time: null });
  expect(parseDate("01-Dec-10", "mdy")).toEqual({ date: "2010-12-01", time: null });
  expect(parseDate("Dec 1, 2010", "dmy")).toEqual({ date: "2010-12-01", time: null });
  for (const text of ["31/2/2010", "1/13/2010", "yesterday", "1/12/2010 25:00", "1/12", "3.50"])
    expect([text, parseDate(text, "dmy")]).toEqual([text, null]);
});

test("the date order is proven by a number above 12, likely by its surroundings, or asked for", () => {
  const hints = { fileName: "orders.csv", decimal: "." };
  expect(detectDateOrder(["1/12/2010", "13/12/2010"], hints)).toMatchObject({ value: "dmy", confidence: "certain" });
  expect(detectDateOrder(["1/12/2010", "12/13/2010"], hints)).toMatchObject({ value: "mdy", confidence: "certain" });
  expect(detectDateOrder(["2010-12-01", "2010-01-12"], hints)).toMatchObject({ value: "ymd", confidence: "certain" });
  expect(detectDateOrder(["1/12/2010", "2/12/2010"], hints)).toMatchObject({ value: "dmy", confidence: "likely" });
  expect(detectDateOrder(["12/1/2010", "12/2/2010"], hints)).toMatchObject({ value: "mdy", confidence: "likely" });
  expect(detectDateOrder(["1.2.2010"], hints)).toMatchObject({ value: "dmy", confidence: "likely" });
  expect(detectDateOrder(["1/2/2010"], { ...hints, fileName: "orders-2010-01-02.csv" })).toMatchObject({
    value: "mdy",
    confidence: "likely",
  });
  expect(detectDateOrder(["1/2/2010"], { ...hints, decimal: "," })).toMatchObject({ value: "dmy", confidence: "likely" });
  expect(detectDateOrder(["1/2/2010"], hints)).toMatchObject({ value: null, confidence: "unknown" });
  expect(detectDateOrder(["1/2/2010 3:00 PM"], hints)).toMatchObject({ value: "mdy", confidence: "likely" });
});
