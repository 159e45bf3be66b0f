import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, cellText, csvStream, safeText } from "./csv";

async function csvOf(rows: readonly Cell[][], zone = "UTC"): Promise<string> {
  const columns = (rows[0] ?? []).map((_, index) => ({ title: `C${index}`, cell: (row: Cell[]) => row[index] ?? null }));
  async function* pages() {
    for (const row of rows) yield await Promise.resolve([row]);
  }
  const bytes = await new Response(csvStream(columns, pages(), zone)).bytes();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

test("the file starts with a byte order mark and a row of titles, and quotes what needs quotes", async () => {
  expect(await csvOf([['a "b", c', "line\nbreak"]])).toBe('\ufeffC0,C1\r\n"a ""b"", c","line\nbreak"\r\n');
});

test("what a spreadsheet would run is text, and numbers stay numbers", () => {
  const dangerous = [
    "=1+1",
    "+1-800-555",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "-",
    "+",
    '=HYPERLINK("http://x.example")',
  ];
  for (const text of dangerous) expect(safeText(text)).toBe(`'${text}`);
  for (const text of ["-10", "+3.5", "-1.234,50", "-1 234,50", "1,234.50", "2010-12-01", "C536379", '7" frame', "a=b", ""])
    expect(safeText(text)).toBe(text);
  expect([cellText(-10, "UTC"), cellText(12.5, "UTC"), cellText(null, "UTC"), cellText(true, "UTC")]).toEqual(["-10", "12.5", "", "yes"]);
});

test("instants are written in the organization's time zone", () => {
  expect(cellText(new Date("2026-11-21T23:30:00Z"), "Europe/Belgrade")).toBe("2026-11-22 00:30:00");
});

test("no text, whatever it holds, begins like a formula once it is read back, and nothing else about it changes", async () => {
  const text = fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " ", '"', ",", ";", "a", "1", "＝") });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 4 }), async (cells) => {
      const [, row] = parse(await csvOf([cells]), { bom: true, record_delimiter: "\r\n" });
      row?.forEach((read, index) => {
        const original = cells[index] ?? "";
        expect([original, `'${original}`]).toContain(read);
        expect(/^\s*[=+\-@＝]/.test(read) && !/^[+-]?[\d., ]+$/.test(read)).toBe(false);
      });
    }),
  );
});
