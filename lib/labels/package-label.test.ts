import { expect, test } from "vitest";
import { A6, FOUR_BY_SIX_INCHES } from "@/lib/labels/label";
import { type PackageFacts, packageLabelsPdf, packageLabelsZpl } from "@/lib/labels/package-label";
import { ssccOf } from "@/lib/labels/sscc";
import { pagesOf, printed, scannedFrom } from "@/lib/labels/testing/read-back";

const MADE_AT = new Date("2026-11-21T10:00:00Z");

const facts: PackageFacts = {
  shipFrom: { name: "Plava Kuća d.o.o.", street: "Šumadijski trg 4", postcode: "11030", city: "Beograd", country: "RS" },
  shipTo: { name: "Књижара Ђердап", street: "Улица Николе Тесле 7\nлокал 3", postcode: "19320", city: "Кладово", country: "RS" },
  carrier: "Onerow Post",
  service: "Ground",
  trackingNumber: "OP0000012345RS",
  sscc: ssccOf("8600123", 42),
  orderNumber: "SO-10001",
  number: 1,
  of: 2,
  weightG: 1250,
};

const SYMBOLS = ["]C0OP0000012345RS", `]C100${facts.sscc}`];

test.each([
  ["4x6", FOUR_BY_SIX_INCHES],
  ["a6", A6],
] as const)("a label of %s as PDF says everything and is read back", async (size, { width, height }) => {
  const pdf = await packageLabelsPdf([facts, { ...facts, number: 2, sscc: ssccOf("8600123", 43) }], size, MADE_AT);
  const { text, picture } = await pagesOf(pdf);
  expect(text).toHaveLength(2);
  for (const words of ["Plava Kuća d.o.o.", "Šumadijski trg 4", "11030 Beograd", "Књижара Ђердап", "локал 3", "19320 Кладово", "Serbia"]) {
    expect(text[0]).toContain(words);
  }
  for (const words of ["SO-10001", "1 of 2", "1.25 kg", "Onerow Post Ground", "OP0000012345RS", `(00) ${facts.sscc}`]) {
    expect(text[0]).toContain(words);
  }
  expect(text[1]).toContain("2 of 2");
  expect((await scannedFrom(await picture(1))).toSorted()).toEqual(SYMBOLS);
  expect((await scannedFrom(await picture(2))).toSorted()).toEqual(["]C0OP0000012345RS", `]C100${ssccOf("8600123", 43)}`]);
  const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString("latin1"));
  expect([Number(box?.[1]), Number(box?.[2])].map((points) => Math.round((points / 72) * 254) / 10)).toEqual([width, height]);
});

test.each([
  ["4x6", FOUR_BY_SIX_INCHES],
  ["a6", A6],
] as const)("a label of %s as ZPL prints what is read back", async (size, dimensions) => {
  const zpl = packageLabelsZpl([facts, { ...facts, number: 2 }], size);
  const pictures = await printed(zpl, dimensions);
  expect(pictures).toHaveLength(2);
  for (const picture of pictures) expect((await scannedFrom(picture)).toSorted()).toEqual(SYMBOLS);
  for (const field of ["^FDPlava Kuća d.o.o.^FS", "^FDSO-10001^FS", "^FD1 of 2^FS", "^BY4^BCN,256,", `^FD(00) ${facts.sscc}^FS`]) {
    expect(zpl).toContain(field);
  }
  expect(zpl.match(/\^XA\n\^CI28/g)).toHaveLength(2);
  // The four lines in Cyrillic are pictures, on both labels.
  expect(zpl.match(/\^GFA,/g)).toHaveLength(8);
});

test("the same facts make the same bytes", async () => {
  const made = await Promise.all([1, 2].map(() => packageLabelsPdf([facts], "4x6", MADE_AT)));
  expect(made[0]?.equals(made[1] ?? Buffer.alloc(0))).toBe(true);
});

test("no text breaks out of its field", async () => {
  const rogue = { ...facts, shipTo: { ...facts.shipTo, name: "A^FS^XZ^XA~JA_5E\\&\u0003Ltd" } };
  const zpl = packageLabelsZpl([rogue], "4x6");
  expect(zpl).toContain("^FDA_5EFS_5EXZ_5EXA_7EJA_5F5E_5C& Ltd^FS");
  expect(zpl.match(/\^XZ/g)).toHaveLength(1);
  expect(zpl).not.toContain("~");
});

test("a long name shrinks, then ends with an ellipsis; nothing runs over the edge", async () => {
  const long = {
    ...facts,
    shipTo: { ...facts.shipTo, name: "Wholesale of exceptionally durable garden furniture and parasols of the northern province" },
  };
  const { text } = await pagesOf(await packageLabelsPdf([long], "4x6", MADE_AT));
  expect(text[0]).toMatch(/Wholesale of exceptionally durable[^\n]*…/);
});

test("a package whose number of fellows and tracking are unknown says so", async () => {
  const { text, picture } = await pagesOf(
    await packageLabelsPdf([{ ...facts, of: null, trackingNumber: null, weightG: null }], "a6", MADE_AT),
  );
  expect(text[0]).toContain("Package 1");
  expect(text[0]).toContain("No tracking number yet");
  expect(await scannedFrom(await picture(1))).toEqual([`]C100${facts.sscc}`]);
});
