import type { ExpectedKind, ExpectedState } from "@/db/values";
import { READ_MOST } from "@/lib/catalogue/first-rows";
import type { Place } from "@/lib/catalogue/keyset";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { listExpectedIn } from "./list-expected";
import type { ExpectedFilter } from "./list-input";

/** One product that is expected: `received` are all units that arrived, the damaged ones among them. */
export type ExpectedLineView = {
  sku: string;
  name: string;
  by_lot: boolean;
  units: number;
  received: number;
  damaged: number;
};
export type ExpectedView = {
  id: string;
  location: string;
  kind: ExpectedKind;
  reference: string;
  supplier: string;
  expected_on: string | null;
  state: ExpectedState;
  version: number;
  close_reason: string | null;
  lines: ExpectedLineView[];
};

const COLUMNS = `e.id, l.code as location, e.location_id as "locationId", e.kind, e.reference, e.supplier, e.expected_on::text as expected_on, e.state, e.version, e.close_reason
  from expected_receipt e join location l on l.org_id = e.org_id and l.id = e.location_id`;
const OPEN = `select ${COLUMNS} where e.org_id = $1 and e.location_id = $2::uuid and e.closed_at is null
  order by e.expected_on nulls last, e.id limit ${READ_MOST}`;
const ONE = `select ${COLUMNS} where e.org_id = $1 and e.id = $2::uuid`;
const SOME = `select ${COLUMNS} join unnest($2::uuid[]) with ordinality f (id, place) on f.id = e.id where e.org_id = $1 order by f.place`;
const LINES = `select x.expected_receipt_id as "of", p.sku, p.name, p.tracks_lots as by_lot, x.units, x.received_units as received, x.damaged_units as damaged
  from expected_receipt_line x join product p on p.org_id = x.org_id and p.id = x.product_id
  where x.org_id = $1 and x.expected_receipt_id = any($2::uuid[]) order by x.id`;

type Head = Omit<ExpectedView, "lines"> & { locationId: string };

async function withLines(tx: Tx, heads: readonly Head[]): Promise<(Head & ExpectedView)[]> {
  const ids = heads.map(({ id }) => id);
  const lines = await tx.query<ExpectedLineView & { of: string }>("lines_of_expected", LINES, [tx.orgId, ids]);
  const byHead = Map.groupBy(lines, (line) => line.of);
  return heads.map((head) => ({ ...head, lines: (byHead.get(head.id) ?? []).map(({ of: _, ...line }) => line) }));
}

/** The same rows as the list of the office, with their lines, for programs. */
export const listExpectedViews = (
  actor: Actor,
  filter: ExpectedFilter,
  place: Place,
  limit: number,
): Promise<{ items: ExpectedView[]; next: string | null }> =>
  readTenant(actor.orgId, async (tx) => {
    const { items, next } = await listExpectedIn(tx, actor, filter, place, limit);
    const ids = items.map(({ id }) => id);
    const heads = await withLines(tx, await tx.query<Head>("expected_by_ids", SOME, [tx.orgId, ids]));
    return { items: heads.map(({ locationId: _, ...view }) => view), next };
  });

/** What is still expected at a location, the earliest first. */
export const listExpected = (actor: Actor, locationId: string): Promise<ExpectedView[]> =>
  readTenant(actor.orgId, async (tx) => {
    const found = await withLines(tx, await tx.query<Head>("open_expected", OPEN, [tx.orgId, locationId]));
    return found.map(({ locationId: _, ...view }) => view);
  });

export const findExpected = (actor: Actor, id: string): Promise<(ExpectedView & { locationId: string }) | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [found] = await withLines(tx, await tx.query<Head>("expected_by_id", ONE, [tx.orgId, id]));
    return found ?? null;
  });
