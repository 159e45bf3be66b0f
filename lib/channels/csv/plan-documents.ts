import { Decimal } from "decimal.js";
import type { z } from "zod";
import { MOST_LINES, placeBody, type PlaceBody } from "@/lib/orders/inputs";
import { exception, type RowException } from "./exceptions";
import type { RowReading } from "./read-row";
import type { ImportChoices } from "./settings";

export type RowVerdict = { row: number; exception: RowException | null };
/** A document of the file: its rows with their exceptions and, unless these forbid it, the order to be placed. */
export type DocumentPlan = { document: string; verdicts: RowVerdict[]; order: PlaceBody | null };

/** What the file knows about a product or customer that may have to be created. */
export type Described = { name: string; unitPrice: string | null; isCharge: boolean; taxRate: string | null };
export type DescribedCustomer = { name: string; country: string };
export type ImportPlan = {
  documents: DocumentPlan[];
  products: Map<string, Described>;
  customers: Map<string, DescribedCustomer>;
  rows: number;
};

const MOST_CHARGES = 50;
const LONGEST_NAME = 200;

/** Groups rows by document number, in the order in which the documents first appear, and decides each document. */
export function planDocuments(readings: readonly RowReading[], choices: ImportChoices): ImportPlan {
  const groups = new Map<string, RowReading[]>();
  for (const reading of readings) {
    // Rows without a number belong to no document: each stands alone.
    const key = reading.document === "" ? `\u0000${reading.row}` : reading.document;
    const group = groups.get(key);
    if (group) group.push(reading);
    else groups.set(key, [reading]);
  }
  return {
    documents: [...groups.values()].map((rows) => planDocument(rows, choices)),
    products: describeProducts(readings, choices),
    customers: describeCustomers(readings),
    rows: readings.length,
  };
}

function planDocument(rows: readonly RowReading[], choices: ImportChoices): DocumentPlan {
  const document = rows[0]?.document ?? "";
  const good = rows.filter((row) => row.problem === null);
  const whole = good.length === 0 ? null : documentProblem(rows, good, choices);
  const bad = rows.find((row) => row.problem !== null);
  const leftOut = bad && choices.badRow === "leave_document_out" ? exception("document_left_out", leftOutBecause(bad)) : null;
  const built = whole || leftOut || good.length === 0 ? null : build(document, rows, good, choices);
  const shared = whole ?? leftOut ?? (built && !built.ok ? built.exception : null);
  return {
    document,
    verdicts: rows.map((row) => ({ row: row.row, exception: row.problem ?? shared })),
    order: built?.ok ? built.order : null,
  };
}

const leftOutBecause = (bad: RowReading): string => {
  const problem = bad.problem ?? exception("row_unreadable");
  return `row ${bad.row}, ${problem.code}`;
};

function documentProblem(rows: readonly RowReading[], good: readonly RowReading[], choices: ImportChoices): RowException | null {
  const customers = named(rows, (row) => row.customer);
  const currencies = named(good, (row) => row.currency);
  const charges = choices.chargesAs === "charge" ? good.filter((row) => row.isCharge).length : 0;
  if (customers.length > 1) return exception("document_customers_differ", customers.slice(0, 5).join(", "));
  if (customers.length === 0 && choices.blankCustomer === null) return exception("customer_missing");
  if (currencies.length > 1) return exception("document_currencies_differ", currencies.slice(0, 5).join(", "));
  if (good.length - charges > MOST_LINES || charges > MOST_CHARGES) return exception("document_too_large", String(good.length));
  if (charges === good.length) return exception("charges_only");
  return null;
}

type Built = { ok: true; order: PlaceBody } | { ok: false; exception: RowException };

/** Order-level cells that are blank on some rows take their value from the other rows of the document. */
function build(document: string, rows: readonly RowReading[], good: readonly RowReading[], choices: ImportChoices): Built {
  const asCharge = (row: RowReading) => row.isCharge && choices.chargesAs === "charge";
  const [dated] = named(good, (row) => row.dated);
  const notes = [...(dated ? [`Dated ${dated} in the imported file.`] : []), ...named(good, (row) => row.note)];
  const body: z.input<typeof placeBody> = {
    customer: named(rows, (row) => row.customer)[0] ?? choices.blankCustomer ?? "",
    currency: named(good, (row) => row.currency)[0] ?? choices.currency,
    lines: good
      .filter((row) => !asCharge(row))
      .map((row) => ({
        sku: row.sku,
        units: row.units,
        unit_price: row.unitPrice,
        discount: row.discount,
        tax_rate: row.taxRate ?? choices.taxRate,
      })),
    charges: good.filter(asCharge).map((row) => ({
      name: cut(row.description || row.sku, LONGEST_NAME),
      amount: chargeAmount(row),
      tax_rate: row.taxRate ?? choices.taxRate ?? "0",
    })),
    prices_include_tax: choices.pricesIncludeTax,
    allow_backorder: choices.short === "customer" ? null : choices.short === "backorder",
    channel: choices.channel,
    external_id: document,
    note: notes.join("\n"),
  };
  const parsed = placeBody.safeParse(body);
  if (parsed.success) return { ok: true, order: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, exception: exception("not_acceptable", issue ? `${issue.path.join(".")}: ${issue.message}` : null) };
}

function chargeAmount(row: RowReading): string {
  const amount = new Decimal(row.unitPrice ?? "0").mul(row.units);
  const off = row.discount ? amount.mul(row.discount).div(100) : new Decimal(0);
  return amount.minus(off).toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed();
}

function describeProducts(readings: readonly RowReading[], choices: ImportChoices): Map<string, Described> {
  const products = new Map<string, Described>();
  for (const row of readings) {
    if (row.sku === "") continue;
    const known = products.get(row.sku);
    const price = row.problem === null ? row.unitPrice : null;
    if (!known) {
      const taxRate = row.taxRate ?? choices.taxRate;
      products.set(row.sku, { name: cut(row.description, LONGEST_NAME), unitPrice: price, isCharge: row.isCharge, taxRate });
      continue;
    }
    if (known.name === "") known.name = cut(row.description, LONGEST_NAME);
    known.unitPrice ??= price;
  }
  return products;
}

function describeCustomers(readings: readonly RowReading[]): Map<string, DescribedCustomer> {
  const customers = new Map<string, DescribedCustomer>();
  for (const { customer, customerName, country } of readings) {
    if (customer === "") continue;
    const known = customers.get(customer) ?? { name: "", country: "" };
    customers.set(customer, { name: known.name || cut(customerName, LONGEST_NAME), country: known.country || cut(country, 60) });
  }
  return customers;
}

function named(rows: readonly RowReading[], value: (row: RowReading) => string): string[] {
  return [...new Set(rows.map(value))].filter((text) => text !== "");
}

const cut = (text: string, most: number): string => {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
};
