import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvRecord, readRecords } from "./records";
import { SEPARATORS, type Separator } from "./separator";

async function read(text: string, separator: Separator = ";"): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of readRecords(Buffer.from(text), separator)) records.push(record);
  return records;
}

const cells = async (text: string, separator?: Separator) => (await read(text, separator)).map((record) => record.cells);

test("quoted separators, doubled quotes and line breaks stay inside their cell", async () => {
  expect(await cells('a;b\r\n"x;""1""";"two\r\nlines"\r\ny;2\r\n')).toEqual([
    ["a", "b"],
    ['x;"1"', "two\r\nlines"],
    ["y", "2"],
  ]);
});

test("rows are numbered as a spreadsheet does: blank lines count, line breaks inside a cell do not", async () => {
  const records = await read('a;b\n\n"x\ny";1\nz;2\n');
  expect(records.map(({ row, cells: [first] }) => [row, first])).toEqual([
    [1, "a"],
    [2, ""],
    [3, "x\ny"],
    [4, "z"],
  ]);
});

test("line feed, carriage return and both end a row, and a last row needs none", async () => {
  const expected = [
    ["a", "b"],
    ["c", "d"],
  ];
  for (const text of ["a;b\nc;d", "a;b\rc;d", "a;b\r\nc;d\r\n"]) expect(await cells(text)).toEqual(expected);
});

test("an inch mark inside an unquoted cell is kept", async () => {
  expect(await cells('FRAME 7" WIDE;1\nz;2\n')).toEqual([
    ['FRAME 7" WIDE', "1"],
    ["z", "2"],
  ]);
});

test("a quote that never closes loses its own row and no other", async () => {
  for (const text of ['a;b\n"x;1\ny;2\nz;3\n', 'a;b\n"x;1\n"y";2\nz;3\n']) {
    const records = await read(text);
    expect(records.map(({ readable }) => readable)).toEqual([true, false, true, true]);
    expect(records.slice(2).map((record) => record.cells)).toEqual([
      ["y", "2"],
      ["z", "3"],
    ]);
  }
});

test("a cell longer than a reading block is one cell", { timeout: 60_000 }, async () => {
  const huge = 'x\n""y;'.repeat(120_000);
  const records = await read(`a;b\n"${huge}";1\nz;2\n`);
  expect(records.map(({ cells: [first = ""] }) => first.length)).toEqual([1, huge.replaceAll('""', '"').length, 1]);
});

test("a file in which every row has a broken quote is still read to its end in good time", { timeout: 60_000 }, async () => {
  const records = await read(`a;b\n${'"x;1 and more text\n'.repeat(20_000)}`);
  expect(records).toHaveLength(20_001);
});

test("what a well-behaved writer writes is read back cell by cell, whatever the cells hold", { timeout: 60_000 }, async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", "€", '"', ";", ",", "|", "\t", "\n", "\r\n", " ", "0") });
  const row = fc.tuple(fc.string({ unit: fc.constantFrom("a", "b", '"', ";"), minLength: 1 }), cell, cell);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), fc.constantFrom(...SEPARATORS), async (rows, separator) => {
      const text = stringify(rows, { delimiter: separator, quoted: true });
      expect(await cells(text, separator)).toEqual(rows);
    }),
    { numRuns: 200 },
  );
});
