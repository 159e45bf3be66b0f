import { Decimal } from "decimal.js";
import type { z } from "zod";
import { MOST_LINES, placeBody, type PlaceBody } from "@/lib/orders/inputs";
import { type DescribedCustomer, type DescribedProduct, describeCustomers, describeProducts, plainName } from "./described";
import { exception, type RowException } from "./exceptions";
import type { RowReading } from "./read-row";
import type { ImportChoices } from "./settings";

export type RowVerdict = { row: number; exception: RowException | null };
/** A document of the file: its rows with their exceptions and, unless these forbid it, the order to be placed. */
export type DocumentPlan = {
  document: string;
  verdicts: RowVerdict[];
  order: PlaceBody | null;
  /** What has to be created before the order can be placed. */
  missing: { skus: string[]; customer: string | null };
};

/** What the organization has under the codes of the file: true when it is in use, false when it is archived. */
export type Known = { products: ReadonlyMap<string, boolean>; customers: ReadonlyMap<string, boolean> };

export type ImportPlan = {
  documents: DocumentPlan[];
  products: Map<string, DescribedProduct>;
  customers: Map<string, DescribedCustomer>;
  rows: number;
};

const MOST_CHARGES = 50;

/** Groups rows by document number, in the order in which the documents first appear, and decides each document. */
export function planDocuments(readings: readonly RowReading[], choices: ImportChoices, known: Known): ImportPlan {
  for (const reading of readings) reading.problem ??= productProblem(reading, choices, known);
  const groups = new Map<string, RowReading[]>();
  for (const reading of readings) {
    // Rows without a number belong to no document: each stands alone.
    const key = reading.document === "" ? `\u0000${reading.row}` : reading.document;
    const group = groups.get(key);
    if (group) group.push(reading);
    else groups.set(key, [reading]);
  }
  return {
    documents: [...groups.values()].map((rows) => planDocument(rows, choices, known)),
    products: describeProducts(readings, choices),
    customers: describeCustomers(readings),
    rows: readings.length,
  };
}

const becomesCharge = (row: RowReading, choices: ImportChoices): boolean => row.isCharge && choices.chargesAs === "charge";

function productProblem(row: RowReading, choices: ImportChoices, { products }: Known): RowException | null {
  if (row.sku === "" || becomesCharge(row, choices)) return null;
  const active = products.get(row.sku);
  if (active === false) return exception("product_archived", row.sku);
  return active === undefined && choices.missingProducts === "exception" ? exception("sku_unknown", row.sku) : null;
}

function planDocument(rows: readonly RowReading[], choices: ImportChoices, known: Known): DocumentPlan {
  const document = rows[0]?.document ?? "";
  const good = rows.filter((row) => row.problem === null);
  const whole = good.length === 0 ? null : documentProblem(rows, good, choices, known);
  const bad = rows.find((row) => row.problem !== null);
  const leftOut =
    bad?.problem && choices.badRow === "leave_document_out" ? exception("document_left_out", `row ${bad.row}, ${bad.problem.code}`) : null;
  const built = whole || leftOut || good.length === 0 ? null : build(document, rows, good, choices);
  const shared = whole ?? leftOut ?? (built && !built.ok ? built.exception : null);
  const order = built?.ok ? built.order : null;
  return {
    document,
    verdicts: rows.map((row) => ({ row: row.row, exception: row.problem ?? shared })),
    order,
    missing: {
      skus: order ? [...new Set(order.lines.map(({ sku }) => sku))].filter((sku) => !known.products.has(sku)) : [],
      customer: order && !known.customers.has(order.customer) ? order.customer : null,
    },
  };
}

function documentProblem(
  rows: readonly RowReading[],
  good: readonly RowReading[],
  choices: ImportChoices,
  known: Known,
): RowException | null {
  const customers = named(rows, (row) => row.customer);
  const currencies = named(good, (row) => row.currency);
  const charges = good.filter((row) => becomesCharge(row, choices)).length;
  const customer = customers[0] ?? choices.blankCustomer;
  if (customers.length > 1) return exception("document_customers_differ", customers.slice(0, 5).join(", "));
  if (customer === null) return exception("customer_missing");
  if (known.customers.get(customer) === false) return exception("customer_archived", customer);
  // The account for documents without a customer was chosen by a person: it is never created.
  const mayCreate = choices.missingCustomers === "create" && customers.length > 0;
  if (!known.customers.has(customer) && !mayCreate) return exception("customer_unknown", customer);
  if (currencies.length > 1) return exception("document_currencies_differ", currencies.slice(0, 5).join(", "));
  if (good.length - charges > MOST_LINES || charges > MOST_CHARGES) return exception("document_too_large", String(good.length));
  return charges === good.length ? exception("charges_only") : null;
}

type Built = { ok: true; order: PlaceBody } | { ok: false; exception: RowException };

/** Order-level cells that are blank on some rows take their value from the other rows of the document. */
function build(document: string, rows: readonly RowReading[], good: readonly RowReading[], choices: ImportChoices): Built {
  const [dated] = named(good, (row) => row.dated);
  const notes = [...(dated ? [`Dated ${dated} in the imported file.`] : []), ...named(good, (row) => row.note)];
  const body: z.input<typeof placeBody> = {
    customer: named(rows, (row) => row.customer)[0] ?? choices.blankCustomer ?? "",
    currency: named(good, (row) => row.currency)[0] ?? choices.currency,
    lines: good.filter((row) => !becomesCharge(row, choices)).map((row) => lineOf(row, choices)),
    charges: good.filter((row) => becomesCharge(row, choices)).map((row) => chargeOf(row, choices)),
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

const lineOf = (row: RowReading, choices: ImportChoices) => ({
  sku: row.sku,
  units: row.units,
  unit_price: row.unitPrice,
  discount: row.discount,
  tax_rate: row.taxRate ?? choices.taxRate,
});

function chargeOf(row: RowReading, choices: ImportChoices) {
  const gross = new Decimal(row.unitPrice ?? "0").mul(row.units);
  const amount = row.discount ? gross.mul(new Decimal(100).minus(row.discount)).div(100) : gross;
  return {
    name: plainName(row.description, 200) || row.sku,
    amount: amount.toDecimalPlaces(4, Decimal.ROUND_HALF_UP).toFixed(),
    tax_rate: row.taxRate ?? choices.taxRate ?? "0",
  };
}

function named(rows: readonly RowReading[], value: (row: RowReading) => string): string[] {
  return [...new Set(rows.map(value))].filter((text) => text !== "");
}
