import type { ExpectedKind, ExpectedState } from "@/db/values";
import type { Tx } from "@/lib/transaction/in-tenant";

/** One product of an expected receipt; received units are all that arrived, the damaged ones among them. */
export type ExpectedLine = { id: string; sku: string; units: number; received: number; damaged: number; unitCost: string | null };
export type LockedExpected = {
  state: ExpectedState;
  version: number;
  kind: ExpectedKind;
  reference: string;
  supplier: string;
  expectedOn: string | null;
  lines: ExpectedLine[];
};
export type Missing = { sku: string; units: number }[];

export const missingOf = (lines: readonly Pick<ExpectedLine, "sku" | "units" | "received">[]): Missing =>
  lines.filter(({ units, received }) => received < units).map(({ sku, units, received }) => ({ sku, units: units - received }));

/** A product that stands in two lines: a form may name it once by its SKU and once by its barcode. */
export const namedTwice = (lines: readonly { sku: string }[]): string | undefined =>
  lines.find(({ sku }, index) => lines.findIndex((line) => line.sku === sku) < index)?.sku;

const LOCK = `select state, version, kind, reference, supplier, expected_on::text as "expectedOn" from expected_receipt
  where org_id = $1 and id = $2::uuid for no key update`;
const LINES = `select x.id, p.sku, x.units, x.received_units as received, x.damaged_units as damaged, x.unit_cost as "unitCost"
  from expected_receipt_line x join product p on p.org_id = x.org_id and p.id = x.product_id
  where x.org_id = $1 and x.expected_receipt_id = $2::uuid order by x.id`;

export const readExpectedLines = (tx: Tx, id: string): Promise<ExpectedLine[]> =>
  tx.query<ExpectedLine>("expected_lines", LINES, [tx.orgId, id]);

/** Last in the order of locks: behind stock and bins. */
export async function lockExpected(tx: Tx, id: string): Promise<LockedExpected | undefined> {
  const [[head], lines] = await Promise.all([
    tx.query<Omit<LockedExpected, "lines">>("lock_expected", LOCK, [tx.orgId, id]),
    readExpectedLines(tx, id),
  ]);
  return head && { ...head, lines };
}

const PLACE = `select e.location_id as "locationId", l.code as location, e.reference from expected_receipt e
  join location l on l.org_id = e.org_id and l.id = e.location_id where e.org_id = $1 and e.id = $2::uuid`;

export type ExpectedPlace = { locationId: string; location: string; reference: string };

/** Where it is expected, which never changes. */
export const findExpectedPlace = async (tx: Tx, id: string): Promise<ExpectedPlace | undefined> =>
  (await tx.query<ExpectedPlace>("expected_place", PLACE, [tx.orgId, id]))[0];
