import { expect, test } from "vitest";
import { type PackingSlipFacts, packingSlipsPdf } from "@/lib/labels/packing-slip";
import { pagesOf, scannedFrom } from "@/lib/labels/testing/read-back";

const facts: PackingSlipFacts = {
  seller: { name: "Plava Kuća d.o.o.", street: "Šumadijski trg 4", postcode: "11030", city: "Beograd", country: "RS" },
  shipTo: { name: "Књижара Ђердап", street: "Улица Николе Тесле 7", postcode: "19320", city: "Кладово", country: "RS" },
  orderNumber: "SO-10001",
  reference: "PO 77/26",
  packedOn: "2026-11-21",
  number: 1,
  of: 2,
  sscc: "086001230000000424",
  carriage: "Onerow Post Ground OP0000012345RS",
  lines: [
    { sku: "CHAIR-01", name: "Baštenska stolica žuta", units: 4, lot: null, expiry: null, serials: [] },
    { sku: "JAM-250", name: "Apricot jam 250 g", units: 12, lot: "L7", expiry: "2027-02-28", serials: [] },
    { sku: "DRILL", name: "Cordless drill", units: 2, lot: null, expiry: null, serials: ["S-1", "S-2"] },
  ],
  note: "Leave at the back door.",
};
const MADE_AT = new Date("2026-11-21T10:00:00Z");

test("a slip says what lies in the package and names the order to a scanner", async () => {
  const { text, picture } = await pagesOf(await packingSlipsPdf([facts], MADE_AT));
  expect(text).toHaveLength(1);
  const said = ["Packing slip", "Plava Kuća d.o.o.", "Књижара Ђердап", "Order SO-10001", "Your reference PO 77/26", "Package 1 of 2"];
  const lines = [
    "Baštenska stolica žuta",
    "Lot L7, expires 2027-02-28",
    "Serial S-1, S-2",
    "Units in this package 18",
    "Leave at the back door.",
  ];
  for (const words of [...said, ...lines, "Page 1 of 1"]) expect(text[0]?.replaceAll(/\s+/g, " ")).toContain(words);
  expect(await scannedFrom(await picture(1))).toEqual(["]C0O-SO-10001"]);
});

test("many lines and serial numbers go on over pages, none is lost", async () => {
  const serials = Array.from({ length: 600 }, (_, index) => `SN${String(index).padStart(8, "0")}`);
  const lines = Array.from({ length: 70 }, (_, index) => ({
    sku: `SKU-${index}`,
    name: "Lamp",
    units: 1,
    lot: null,
    expiry: null,
    serials: [],
  }));
  const long = { ...facts, lines: [...lines, { sku: "METER", name: "Meter", units: 600, lot: null, expiry: null, serials }] };
  const { text } = await pagesOf(await packingSlipsPdf([long, facts], MADE_AT));
  const whole = text.join(" ");
  expect(text.length).toBeGreaterThan(4);
  expect(text[1]).toContain("Packing slip SO-10001, continued");
  expect(text[0]).toContain(`Page 1 of ${text.length - 1}`);
  expect(serials.filter((serial) => !whole.includes(serial))).toEqual([]);
  expect(lines.filter(({ sku }) => !whole.includes(sku))).toEqual([]);
});
