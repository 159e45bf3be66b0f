import "server-only";
import type { TransferRequestState } from "@/db/values";
import { READ_MOST } from "@/lib/catalogue/first-rows";
import { type KeysetPage, pageOf } from "@/lib/catalogue/keyset";
import { isUuid } from "@/lib/orders/read-order";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

/** A request of a transfer, and how far its walk has come. */
export type ListedRequest = {
  id: string;
  from: string;
  from_name: string;
  to: string;
  to_name: string;
  reference: string;
  state: TransferRequestState;
  requested_at: string;
  lines: number;
  units: number;
  picked: number;
  dropped: number;
  /** Whether the actor works where it is picked, and so may move it. */
  yours: boolean;
};

/** Units of a product to take out of a bin, in walking order. */
export type RequestStop = {
  id: string;
  bin: string | null;
  zone: string | null;
  sku: string;
  name: string;
  gtin: string | null;
  codes: { code: string; units: number }[];
  lot: string | null;
  expires_on: string | null;
  units: number;
  picked: number;
  dropped: number;
};
export type RequestView = ListedRequest & { work: RequestStop[] };

type Row = Omit<ListedRequest, "requested_at"> & { requestedAt: Date };

const COLUMNS = `r.id, f.code as "from", f.name as from_name, d.code as "to", d.name as to_name, r.reference, r.state, r.requested_at as "requestedAt",
    w.lines, w.units, w.picked, w.dropped, ($2::uuid[] is null or r.from_id = any($2::uuid[])) as yours from transfer_request r
  join location f on f.org_id = r.org_id and f.id = r.from_id join location d on d.org_id = r.org_id and d.id = r.to_id
  cross join lateral (select count(distinct x.product_id)::int as lines, coalesce(sum(x.units), 0)::int as units, coalesce(sum(x.picked), 0)::int as picked,
    coalesce(sum(x.dropped), 0)::int as dropped from transfer_work x where x.org_id = r.org_id and x.request_id = r.id) w`;
const MINE = "($2::uuid[] is null or r.from_id = any($2::uuid[]) or r.to_id = any($2::uuid[]))";
const OPEN = `select ${COLUMNS} where r.org_id = $1 and ${MINE} and r.closed_at is null and ($3::text is null or f.code = $3)
  and ($4::timestamptz is null or (r.requested_at, r.id) > ($4::timestamptz, $5::uuid)) order by r.requested_at, r.id limit $6`;
const ONE = `select ${COLUMNS} where r.org_id = $1 and ${MINE} and r.id = $3::uuid`;

const STOPS = `select n.id, b.code as bin, z.code as zone, p.sku, p.name, p.gtin, t.code as lot, t.expires_on, n.units, n.picked, n.dropped,
    coalesce((select json_agg(json_build_object('code', c.code, 'units', c.units)) from (select p.gtin as code, 1 as units where p.gtin is not null
      union all select x.code, x.units from product_barcode x where x.org_id = p.org_id and x.product_id = p.id) c), '[]'::json) as codes
  from transfer_work n join product p on p.org_id = n.org_id and p.id = n.product_id
  left join bin b on b.org_id = n.org_id and b.id = n.bin_id left join zone z on z.org_id = b.org_id and z.id = b.zone_id
  left join lot t on t.org_id = n.org_id and t.id = n.lot_id
  where n.org_id = $1 and n.request_id = $2::uuid order by n.walk, b.code, p.sku, n.id`;

const wire = ({ requestedAt, ...row }: Row): ListedRequest => ({ ...row, requested_at: requestedAt.toISOString() });

export type RequestFilter = { location?: string | undefined };

const readOpen = async (actor: Actor, { location }: RequestFilter, after: string | undefined, limit: number): Promise<Row[]> => {
  const [at, id] = instantKey(after) ?? [null, null];
  return readTenant(actor.orgId, (tx) =>
    tx.query<Row>("open_requests", OPEN, [tx.orgId, actor.locationIds, location ?? null, at, id, limit]),
  );
};

/** Open requests of the actor's locations, the oldest first, or of the one with this code: a page of them. */
export async function listRequests(
  actor: Actor,
  filter: RequestFilter,
  after: string | undefined,
  limit: number,
): Promise<KeysetPage<ListedRequest>> {
  const rows = await readOpen(actor, filter, after, limit + 1);
  const page = pageOf(rows, limit, { after }, (row) => keyOfInstant(row.requestedAt, row.id));
  return { ...page, items: page.items.map(wire) };
}

/** The same as a list that is worked off from the top. */
export const listOpenRequests = async (actor: Actor, filter: RequestFilter = {}): Promise<ListedRequest[]> =>
  (await readOpen(actor, filter, undefined, READ_MOST)).map(wire);

/** A request with its stops in walking order, or null where the actor has none such. */
export async function findRequestView(actor: Actor, id: string): Promise<RequestView | null> {
  if (!isUuid(id)) return null;
  return readTenant(actor.orgId, async (tx) => {
    const [[row], work] = await Promise.all([
      tx.query<Row>("one_request", ONE, [tx.orgId, actor.locationIds, id]),
      tx.query<RequestStop>("request_stops", STOPS, [tx.orgId, id]),
    ]);
    return row ? { ...wire(row), work } : null;
  });
}

/** A transfer that is on its way to a location, with what has not arrived of it. */
export type ArrivingTransfer = {
  id: string;
  from: string;
  from_name: string;
  reference: string;
  sent_at: string;
  lines: { sku: string; name: string; units: number; received: number }[];
};

type ArrivingRow = Omit<ArrivingTransfer, "sent_at"> & { sentAt: Date };

const ARRIVING = `select t.id, f.code as "from", f.name as from_name, t.reference, t.sent_at as "sentAt",
    (select json_agg(json_build_object('sku', p.sku, 'name', p.name, 'units', x.units, 'received', x.received_units) order by p.sku)
      from stock_transfer_line x join product p on p.org_id = x.org_id and p.id = x.product_id where x.org_id = t.org_id and x.transfer_id = t.id) as lines
  from stock_transfer t join location f on f.org_id = t.org_id and f.id = t.from_id
  where t.org_id = $1 and t.to_id = $2::uuid and t.status = 'in_transit'`;

const arriving = async (tx: Tx, name: string, more: string, values: readonly unknown[]): Promise<ArrivingTransfer[]> =>
  (await tx.query<ArrivingRow>(name, `${ARRIVING} ${more}`, [tx.orgId, ...values])).map(({ sentAt, ...row }) => ({
    ...row,
    sent_at: sentAt.toISOString(),
  }));

export const listArriving = (actor: Actor, locationId: string): Promise<ArrivingTransfer[]> =>
  readTenant(actor.orgId, (tx) => arriving(tx, "arriving_transfers", `order by t.sent_at, t.id limit ${READ_MOST}`, [locationId]));

export async function findArriving(actor: Actor, locationId: string, id: string): Promise<ArrivingTransfer | null> {
  if (!isUuid(id)) return null;
  return (await readTenant(actor.orgId, (tx) => arriving(tx, "arriving_transfer", "and t.id = $3::uuid", [locationId, id])))[0] ?? null;
}
