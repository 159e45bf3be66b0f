import { stringify } from "csv-stringify/sync";
import { expect, test } from "vitest";
import { fixtureFile } from "@/lib/testing/fixture-file";
import { detectSettings } from "./detect-settings";
import { type ImportPlan, type Known, planDocuments } from "./plan-documents";
import { previewFile, readRows } from "./read-file";
import type { RowReading } from "./read-row";
import { type ImportChoices, openQuestions } from "./settings";

const DEFAULTS = { currency: "EUR", pricesIncludeTax: false, mayGiveCredit: true };

async function plan(file: string | Buffer, choices: Partial<ImportChoices> = {}, known?: Known): Promise<ImportPlan> {
  const bytes = Buffer.from(file);
  const settings = await detectSettings(bytes, "orders.csv", DEFAULTS);
  const wanted = { ...settings, choices: { ...settings.choices, ...choices } };
  const readings = await readRows(bytes, wanted);
  return planDocuments(readings, wanted.choices, known ?? everything(readings));
}

/** An organization that has all products and customers of the file. */
const everything = (readings: readonly RowReading[]): Known => ({
  products: new Map(readings.map(({ sku }) => [sku, true])),
  customers: new Map(readings.map(({ customer }) => [customer, true])),
});

const codes = ({ documents }: ImportPlan) =>
  documents.flatMap(({ document, verdicts }) => verdicts.map(({ row, exception }) => `${row} ${document} ${exception?.code ?? "order"}`));

test("American, tabbed, quoted, marked and unmarked files of the same orders give the same plan", async () => {
  const american =
    'Order ID,SKU,Qty,Unit Price,Order Date,Customer Number\n9001,A-1,2,"1,250.50",12/13/2025,K1\n9001,B-2,1,3.5,12/13/2025,K1\n';
  const german =
    "\ufeffBestellnummer;Artikelnr.;Menge;Einzelpreis;Bestelldatum;Kundennummer\r\n9001;A-1;2;1.250,50;13.12.2025;K1\r\n9001;B-2;1;3,50;13.12.2025;K1\r\n";
  const tabbed =
    "document_no\tproduct code\tunits\tprice\tdate\tcustomer\n9001\tA-1\t2\t1250.50\t2025-12-13\tK1\n9001\tB-2\t1\t3.50\t2025-12-13\tK1\n";
  const plans = await Promise.all([american, german, Buffer.from(german.slice(1), "latin1"), tabbed].map((file) => plan(file)));
  const [first] = plans;
  expect(first?.documents[0]?.order).toMatchObject({
    customer: "K1",
    external_id: "9001",
    note: "Dated 2025-12-13 in the imported file.",
    lines: [
      { sku: "A-1", units: 2, unit_price: "1250.5" },
      { sku: "B-2", units: 1, unit_price: "3.5" },
    ],
  });
  for (const other of plans) expect(other.documents[0]?.order).toEqual(first?.documents[0]?.order);
});

const HEAD = "InvoiceNo;StockCode;Description;Quantity;UnitPrice;CustomerID\n";

test("every row is part of an order or a named exception", async () => {
  const file = [
    "1;A;Lamp;2;2,50;K1",
    "1;A;Lamp;3;2,50;K1",
    "2;A;Lamp;0;2,50;K1",
    "3;A;Lamp;1;-2,50;K1",
    "4;A;Lamp;1;0,00;K1",
    "5;A;Lamp;1,5;2,50;K1",
    "6;A;Lamp;two;2,50;K1",
    "7;A;Lamp;1;2.55;K1",
    "8;A;Lamp;1;2,50;",
    ";A;Lamp;1;2,50;K1",
    "9;;Lamp;1;2,50;K1",
    "10;A;Lamp;1;2,50",
    "11;A;Lamp;1;2,50;K1;more",
    "12;A;Lamp;1;2,50;K1",
    "12;B;Lamp;1;2,50;K2",
    "C13;A;Lamp;-1;2,50;K1",
    "14;A B;Lamp;1;2,50;K1",
    "15;A;Lamp;1;2,12345;K1",
    "16;A;Lamp;9999999;2,50;K1",
    "17;A;Lamp;;2,50;K1",
    "18;POST;Postage;1;4,95;K1",
    "19;A;Lamp;1;;K1",
    '20;A;"Lamp;1;2,50;K1',
    "21;A;Lamp;1;2,50;K1;;",
  ].join("\n");
  expect(codes(await plan(HEAD + file))).toEqual([
    "2 1 order",
    "3 1 order",
    "4 2 units_not_positive",
    "5 3 price_negative",
    "6 4 price_zero",
    "7 5 units_not_whole",
    "8 6 bad_number",
    "9 7 bad_number",
    "10 8 customer_missing",
    "11  document_missing",
    "12 9 sku_missing",
    "13 10 row_ragged",
    "14 11 row_ragged",
    "15 12 document_customers_differ",
    "16 12 document_customers_differ",
    "17 C13 credit_note",
    "18 14 sku_invalid",
    "19 15 price_too_fine",
    "20 16 units_too_many",
    "21 17 units_missing",
    "22 18 charges_only",
    "23 19 order",
    "24 20 row_unreadable",
    "25 21 order",
  ]);
});

test("one bad row keeps its document out and says so on the others, or alone stays out, by choice", async () => {
  const file = `${HEAD}1;A;Lamp;1;2,50;K1\n1;B;Lamp;1;0;K1\n`;
  expect((await plan(file)).documents[0]).toMatchObject({
    order: null,
    verdicts: [{ exception: { code: "document_left_out", subject: "row 3, price_zero" } }, { exception: { code: "price_zero" } }],
  });
  const rest = await plan(file, { badRow: "leave_row_out" });
  expect(rest.documents[0]?.order?.lines.map(({ sku }) => sku)).toEqual(["A"]);
  const free = await plan(file, { zeroPrice: "free" });
  expect(free.documents[0]?.order?.lines.map(({ unit_price }) => unit_price)).toEqual(["2.5", "0"]);
});

test("order-level cells may stand on the first row only, and rows of a document need not be neighbours", async () => {
  const shop =
    "Name,Email,Currency,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Created at\n" +
    "#1001,ann@shop.example,USD,1,Mug,9.00,MUG,2025-03-04 10:00:00 +0100\n#1002,bob@shop.example,USD,2,Cup,4.00,CUP,2025-03-04 11:00:00 +0100\n#1001,,,3,Cup,4.00,CUP,\n";
  const made = await plan(shop);
  expect(codes(made)).toEqual(["2 #1001 customer_invalid", "4 #1001 document_left_out", "3 #1002 customer_invalid"]);
  const coded = await plan(shop.replaceAll("@shop.example", ""));
  expect(coded.documents.map(({ order }) => [order?.customer, order?.currency, order?.lines.length])).toEqual([
    ["ann", "USD", 2],
    ["bob", "USD", 1],
  ]);
});

test("charges become charges with their units multiplied, or service lines", async () => {
  const file = `${HEAD}1;A;Lamp;1;2,50;K1\n1;POST;POSTAGE;3;18,00;K1\n`;
  const asCharge = (await plan(file)).documents[0]?.order;
  expect(asCharge).toMatchObject({ charges: [{ name: "POSTAGE", amount: "54" }] });
  expect(asCharge?.lines).toHaveLength(1);
  const asService = (await plan(file, { chargesAs: "service" })).documents[0]?.order;
  expect(asService?.lines.map(({ sku }) => sku)).toEqual(["A", "POST"]);
});

test("titles above the table, sep= and files without titles are understood", async () => {
  const titled = `Orders of the day;;;;;\n\n${HEAD}1;A;Lamp;1;2,50;K1\n`;
  expect(codes(await plan(titled))).toEqual(["4 1 order"]);
  expect(codes(await plan(`sep=;\n${HEAD}1;A;Lamp;1;2,50;K1\n`))).toEqual(["3 1 order"]);
  const bare = await detectSettings(Buffer.from("1;A;Lamp;1;2,50;K1\n2;B;Cup;1;3,50;K1\n"), "x.csv", DEFAULTS);
  expect(bare.format).toMatchObject({ headerRow: null, firstDataRow: 1 });
  expect(openQuestions(bare)).toEqual(["columns.document", "columns.sku", "columns.units"]);
});

test("Excel's ways to keep text are undone, and a formula is text like any other", async () => {
  const file = `${HEAD}"=""0001""";="0042";'=cmd|' /C calc'!A0;1;2,50;K1\n`;
  const made = await plan(file);
  expect(made.documents[0]?.order).toMatchObject({ external_id: "0001", lines: [{ sku: "0042" }] });
  expect(made.products.get("0042")?.name).toBe("=cmd|' /C calc'!A0");
});

test("an order of 1,001 lines is named, one of 1,000 is an order", { timeout: 60_000 }, async () => {
  const rows = (document: string, most: number) =>
    Array.from({ length: most }, (_, index) => `${document};S${index};x;1;1,5;K1\n`).join("");
  const made = await plan(HEAD + rows("big", 1_000) + rows("bigger", 1_001));
  expect(made.documents.map(({ order, verdicts }) => [verdicts.length, order !== null, verdicts[0]?.exception?.code])).toEqual([
    [1_000, true, undefined],
    [1_001, false, "document_too_large"],
  ]);
});

test("unknown products and customers are named, or created where that is chosen; archived ones are always named", async () => {
  const file = `${HEAD}1;A;Lamp;1;2,50;K1\n2;NEW;Cup;1;2,50;K1\n3;OLD;Cup;1;2,50;K1\n4;A;Lamp;1;2,50;K2\n5;A;Lamp;1;2,50;K3\n6;A;Lamp;1;2,50;\n`;
  const known: Known = {
    products: new Map([
      ["A", true],
      ["OLD", false],
    ]),
    customers: new Map([
      ["K1", true],
      ["K3", false],
    ]),
  };
  expect(codes(await plan(file, { blankCustomer: "K9" }, known))).toEqual([
    "2 1 order",
    "3 2 sku_unknown",
    "4 3 product_archived",
    "5 4 customer_unknown",
    "6 5 customer_archived",
    "7 6 customer_unknown",
  ]);
  const creating = await plan(file, { missingProducts: "create", missingCustomers: "create", blankCustomer: "K9" }, known);
  expect(codes(creating)).toEqual([
    "2 1 order",
    "3 2 order",
    "4 3 product_archived",
    "5 4 order",
    "6 5 customer_archived",
    "7 6 customer_unknown",
  ]);
  expect(creating.documents.map(({ missing }) => missing).slice(1, 4)).toEqual([
    { skus: ["NEW"], customer: null },
    { skus: [], customer: null },
    { skus: [], customer: "K2" },
  ]);
});

const REAL_DAY = fixtureFile("orders/uci-online-retail-2010-12-01.csv");

test.skipIf(REAL_DAY === null)(
  "the real day written as others write it gives the same orders: comma, point, American dates, tabs, UTF-16, floats, other names",
  {
    timeout: 60_000,
  },
  async () => {
    const file = REAL_DAY ?? Buffer.of();
    const original = await plan(file);
    const { rows, header } = await previewFile(file, (await detectSettings(file, "x.csv", DEFAULTS)).format, 10_000);
    const us = rows.map(({ cells: [no = "", sku = "", name = "", units = "", date = "", price = "", customer = "", country = ""] }) => {
      const [day, month, rest] = date.split("/");
      return [no, sku, name, units, `${month}/${day}/${rest}`, price.replace(",", "."), customer && `${customer}.0`, country];
    });
    const names = ["Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country"];
    const written = {
      commas: Buffer.from(stringify([names, ...us], { record_delimiter: "windows" })),
      quotedTabs: Buffer.from(stringify([names, ...us], { delimiter: "\t", quoted: true, bom: true })),
      wide: Buffer.from(
        `\ufeff${stringify([header, ...rows.map(({ cells }) => cells)], { delimiter: ";", record_delimiter: "windows" })}`,
        "utf16le",
      ),
      shuffled: Buffer.from(stringify([names.toReversed(), ...us.map((cells) => cells.toReversed())], { delimiter: "|" })),
    };
    for (const [name, bytes] of Object.entries(written)) {
      const made = await plan(bytes);
      expect([name, made.documents.length, codes(made).length]).toEqual([name, 232, 4_306]);
      expect(made.documents.map(({ order }) => order)).toEqual(original.documents.map(({ order }) => order));
    }
  },
);
