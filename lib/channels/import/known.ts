import type { Known } from "@/lib/channels/csv/plan-documents";
import type { RowReading } from "@/lib/channels/csv/read-row";
import type { ImportChoices } from "@/lib/channels/csv/settings";
import type { Tx } from "@/lib/transaction/in-tenant";

type Found = { code: string; active: boolean };

/** Which codes of the file the organization has, each asked for once. */
export async function findKnown(tx: Tx, readings: readonly RowReading[], choices: ImportChoices): Promise<Known> {
  const skus = distinct(readings.map(({ sku }) => sku));
  const customers = distinct([...readings.map(({ customer }) => customer), choices.blankCustomer ?? ""]);
  const [foundProducts, foundCustomers] = await Promise.all([
    tx.query<Found>(
      "known_products",
      "select sku as code, archived_at is null as active from product where org_id = $1 and sku = any($2)",
      [tx.orgId, skus],
    ),
    tx.query<Found>("known_customers", "select code, archived_at is null as active from customer where org_id = $1 and code = any($2)", [
      tx.orgId,
      customers,
    ]),
  ]);
  return { products: asMap(foundProducts), customers: asMap(foundCustomers) };
}

const distinct = (codes: readonly string[]): string[] => [...new Set(codes)].filter((code) => code !== "");
const asMap = (found: readonly Found[]): Map<string, boolean> => new Map(found.map(({ code, active }) => [code, active]));
