import "server-only";
import type { ActorKind, TransferStatus } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { isUuid } from "@/lib/orders/read-order";
import { isInstant } from "@/lib/orders/written-instant";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { worksAt } from "./command";
import { type FedOrderLine, readFed } from "./read-fed";

export type ListedTransfer = {
  id: string;
  status: TransferStatus;
  from: string;
  to: string;
  reference: string;
  lines: number;
  units: number;
  openUnits: number;
  sentAt: Date;
  receivedAt: Date | null;
  txid: string;
};

export type TransferLine = {
  productId: string;
  sku: string;
  name: string;
  units: number;
  receivedUnits: number;
  damagedUnits: number;
  lostUnits: number;
  overUnits: number;
};

/** What arrived in one transaction, and whom it served. */
export type Arrival = {
  commitId: string;
  txid: string;
  occurredAt: Date;
  actorKind: ActorKind;
  actorName: string | null;
  units: number;
  items: { sku: string; units: number }[];
  fed: FedOrderLine[];
};

export type TransferPage = ListedTransfer & {
  fromName: string;
  toName: string;
  /** Whether the actor works where it arrives. */
  isMineToReceive: boolean;
  items: TransferLine[];
  arrivals: Arrival[];
};

const PAGE = 50;
const SEPARATOR = "_";

const COLUMNS = `t.id, t.status, f.code as "from", f.name as "fromName", d.code as "to", d.name as "toName", t.to_id as "toId", t.reference,
  t.sent_at as "sentAt", t.received_at as "receivedAt", t.txid::text as txid, n.lines, n.units, n.open as "openUnits"`;
const JOINS = `join location f on f.org_id = t.org_id and f.id = t.from_id join location d on d.org_id = t.org_id and d.id = t.to_id
  cross join lateral (select count(*)::int as lines, coalesce(sum(x.units), 0)::bigint as units, coalesce(sum(x.units - x.received_units), 0)::bigint as open
    from stock_transfer_line x where x.org_id = $1 and x.transfer_id = t.id) n`;
const MINE = "($2::uuid[] is null or t.from_id = any($2::uuid[]) or t.to_id = any($2::uuid[]))";

const keyOf = ({ status, sentAt, id }: ListedTransfer): string => [status, sentAt.toISOString(), id].join(SEPARATOR);

type Key = { status: TransferStatus; sentAt: string; id: string };

function keyIn(text: string | undefined): Key | null {
  const match = /^(in_transit|received)_([^_]+)_([^_]+)$/.exec(text ?? "");
  const [, status, sentAt = "", id = ""] = match ?? [];
  return status === undefined || !isInstant(sentAt) || !isUuid(id) ? null : { status: status as TransferStatus, sentAt, id };
}

/** Transfers that begin or end where the actor works: those on their way first, then the rest, newest first. */
export const listTransfers = (actor: Actor, place: Place): Promise<KeysetPage<ListedTransfer>> =>
  readTenant(actor.orgId, (tx) => listTransfersIn(tx, actor, place));

export async function listTransfersIn(tx: Tx, actor: Actor, place: Place): Promise<KeysetPage<ListedTransfer>> {
  const backwards = place.before !== undefined;
  const key = keyIn(place.before ?? place.after);
  const order = backwards
    ? "t.status desc, t.sent_at asc nulls first, t.id asc nulls first"
    : "t.status asc, t.sent_at desc nulls last, t.id desc nulls last";
  const values: unknown[] = [tx.orgId, actor.locationIds];
  let where = MINE;
  if (key) {
    values.push(key.status, key.sentAt, key.id);
    where += backwards
      ? " and t.status <= $3 and (t.status < $3 or (t.sent_at, t.id) > ($4::timestamptz, $5::uuid))"
      : " and t.status >= $3 and (t.status > $3 or (t.sent_at, t.id) < ($4::timestamptz, $5::uuid))";
  }
  const rows = await tx.query<ListedTransfer>(
    `transfers_${key ? (backwards ? "up" : "down") : "top"}`,
    `select ${COLUMNS} from (select t.* from stock_transfer t where t.org_id = $1 and ${where} order by ${order} limit ${PAGE + 1}) t ${JOINS} order by ${order}`,
    values,
  );
  return pageOf(rows, PAGE, key ? place : {}, keyOf);
}

const TRANSFER = `select ${COLUMNS} from stock_transfer t ${JOINS} where t.org_id = $1 and ${MINE} and t.id = $3::uuid`;

const ITEMS = `select x.product_id as "productId", p.sku, p.name, x.units, x.received_units as "receivedUnits",
  x.damaged_units as "damagedUnits", x.lost_units as "lostUnits", x.over_units as "overUnits"
  from stock_transfer_line x join product p on p.org_id = x.org_id and p.id = x.product_id
  where x.org_id = $1 and x.transfer_id = $2::uuid order by p.sku`;

const ARRIVALS = `select m.commit_id as "commitId", m.txid::text as txid, m.occurred_at as "occurredAt", m.actor_kind as "actorKind",
  coalesce(u.name, k.name) as "actorName", sum(m.on_hand_delta)::bigint as units,
  json_agg(json_build_object('sku', p.sku, 'units', m.on_hand_delta) order by p.sku) as items
  from stock_movement m
  join product p on p.org_id = m.org_id and p.id = m.product_id
  left join app_user u on m.actor_kind = 'user' and u.id = m.actor_id
  left join api_key k on m.actor_kind = 'api_key' and k.org_id = m.org_id and k.id = m.actor_id
  where m.org_id = $1 and m.transfer_id = $2::uuid and m.kind = 'transfer_in' and m.condition = 'good'
  group by 1, 2, 3, 4, 5 order by m.occurred_at desc, m.commit_id desc`;

/** One transfer with its lines and what has arrived of it; null when the actor has none such. */
export const readTransfer = (actor: Actor, id: string): Promise<TransferPage | null> =>
  readTenant(actor.orgId, async (tx) => {
    const [head] = await tx.query<Omit<TransferPage, "items" | "arrivals" | "isMineToReceive"> & { toId: string }>(
      "transfer_page",
      TRANSFER,
      [tx.orgId, actor.locationIds, id],
    );
    if (!head) return null;
    const [items, arrivals] = await Promise.all([
      tx.query<TransferLine>("transfer_items", ITEMS, [tx.orgId, id]),
      tx.query<Omit<Arrival, "fed">>("transfer_arrivals", ARRIVALS, [tx.orgId, id]),
    ]);
    const fed = await readFed(
      tx,
      arrivals.map(({ commitId }) => commitId),
    );
    const { toId, ...transfer } = head;
    return {
      ...transfer,
      isMineToReceive: worksAt(actor, toId),
      items,
      arrivals: arrivals.map((arrival) => ({ ...arrival, fed: fed.filter(({ commitId }) => commitId === arrival.commitId) })),
    };
  });
