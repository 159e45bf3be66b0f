import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanCell } from "@/lib/channels/csv/read-row";
import { type Cell, cellText, csvStream, safeText } from "./csv";
import { openedCells } from "./testing/opened-cells";

async function csvOf(rows: readonly Cell[][], titles: readonly string[] = [], zone = "UTC"): Promise<string> {
  const columns = (rows[0] ?? titles).map((_, index) => ({
    title: titles[index] ?? `C${index}`,
    cell: (row: Cell[]) => row[index] ?? null,
  }));
  async function* pages() {
    for (const row of rows) yield await Promise.resolve([row]);
  }
  const bytes = await new Response(csvStream(columns, pages(), zone)).bytes();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

test("the file starts with a byte order mark and a row of titles, and quotes what needs quotes", async () => {
  expect(await csvOf([['a "b", c', "line\nbreak"]])).toBe('\ufeffC0,C1\r\n"a ""b"", c","line\nbreak"\r\n');
  expect(await csvOf([["a;b", "a\tb", "a\rb"]])).toBe('\ufeffC0,C1,C2\r\n"a;b","a\tb","a\rb"\r\n');
});

test("what a spreadsheet would run is text, and numbers stay numbers", () => {
  const dangerous = [
    "=1+1",
    "+1-800-555",
    "-2+3",
    "@SUM(A1)",
    " =1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "-",
    "+",
    '=HYPERLINK("http://x.example")',
  ];
  for (const text of dangerous) expect(safeText(text)).toBe(`'${text}`);
  for (const text of [
    "-10",
    "+3.5",
    "-1.234,50",
    "-1 234,50",
    "1,234.50",
    "2010-12-01",
    "C536379",
    '7" frame',
    "a=b",
    "a-b",
    "'s-Hertogenbosch",
    "",
  ])
    expect(safeText(text)).toBe(text);
  expect([cellText(-10, "UTC"), cellText(12.5, "UTC"), cellText(null, "UTC"), cellText(true, "UTC")]).toEqual(["-10", "12.5", "", "yes"]);
});

test("what would be run where a spreadsheet splits at semicolons or tabs, or begins a line, is text as well", () => {
  const protectedTexts: [string, string][] = [
    ["Lamp;=1+1;x", "Lamp;'=1+1;x"],
    ["Lamp; =1+1", "Lamp;' =1+1"],
    ["Lamp\t@SUM(A1)", "Lamp\t'@SUM(A1)"],
    ["Ring twice\n- at the back\r\n+1", "Ring twice\n'- at the back\r\n'+1"],
    ["\t=1", "'\t'=1"],
    ["\r=1", "'\r'=1"],
    ['Lamp;"=1+1;x', "Lamp;'\"=1+1;x"],
    ["Lamp;-5", "Lamp;'-5"],
    ["Lamp;", "Lamp;'"],
    ["Lamp;5;'s;it", "Lamp;5;'s;it"],
  ];
  for (const [text, written] of protectedTexts) expect(safeText(text)).toBe(written);
});

test("a line is one cell to who splits at semicolons, so that in front even a plain number is text", async () => {
  expect(await csvOf([["-10", "5+cmd|' /C calc'!A0"]])).toBe("\ufeffC0,C1\r\n'-10,5+cmd|' /C calc'!A0\r\n");
  expect(await csvOf([["x", "-10"]])).toBe("\ufeffC0,C1\r\nx,-10\r\n");
});

test("titles are texts like any other: those of an imported file come from outside", async () => {
  expect(await csvOf([], ["=cmd|' /C calc'!A0", "sku"])).toBe("\ufeff'=cmd|' /C calc'!A0,sku\r\n");
});

test("instants are written in the organization's time zone", () => {
  expect(cellText(new Date("2026-11-21T23:30:00Z"), "Europe/Belgrade")).toBe("2026-11-22 00:30:00");
});

const NUMBER = /^[+-]?[\d., ]+$/;
const RUN = /^[=+\-@\t\r＝]/;
const someText = fc.string({
  unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " ", '"', "'", ",", ";", "a", "1", "＝"),
  maxLength: 8,
});
const someTable = fc.array(fc.tuple(someText, someText, fc.integer({ min: -9, max: 9 }), someText), { minLength: 1, maxLength: 4 });

test("no cell begins like a formula, at whatever a spreadsheet splits, and figures stay figures", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(someTable, async (rows) => {
      const file = (await csvOf(rows)).slice(1);
      for (const separators of [[","], [";"], ["\t"], [",", ";", "\t"]]) {
        const lenient = { delimiter: separators, relax_quotes: true, relax_column_count: true, record_delimiter: ["\r\n", "\n", "\r"] };
        const read = (parse(file, lenient) as string[][]).flat();
        for (const cell of [...read, ...openedCells(file, separators)])
          expect([separators, cell, RUN.test(cell) && !(separators.includes(",") && NUMBER.test(cell))]).toEqual([separators, cell, false]);
      }
      const figures = parse(file, { columns: true, record_delimiter: "\r\n" }).map((row) => (row as Record<string, string>)["C2"]);
      expect(figures).toEqual(rows.map(([, , figure]) => String(figure)));
    }),
    { numRuns: 500 },
  );
});

test("every text comes back as it was when the export is imported again", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someText, { minLength: 2, maxLength: 4 }), async (cells) => {
      const [, row] = parse(await csvOf([cells]), { bom: true, record_delimiter: "\r\n" }) as string[][];
      expect(row?.map(cleanCell)).toEqual(cells.map((cell) => cell.trim()));
    }),
    { numRuns: 500 },
  );
});
