import type { TransferRequestState } from "@/db/values";
import { certain } from "@/lib/result/refusal";
import type { Tx } from "@/lib/transaction/in-tenant";

/** Units to take out of one bin for a request. */
export type TransferWork = {
  id: string;
  productId: string;
  sku: string;
  locationId: string;
  binId: string | null;
  lotId: string | null;
  units: number;
  picked: number;
  dropped: number;
  sent: number;
};

export type RequestHead = {
  id: string;
  state: TransferRequestState;
  reference: string;
  fromId: string;
  toId: string;
  from: string;
  to: string;
};
export type TransferRequest = RequestHead & { work: TransferWork[] };

const HEAD = `select r.id, r.state, r.reference, r.from_id as "fromId", r.to_id as "toId", f.code as "from", d.code as "to" from transfer_request r
  join location f on f.org_id = r.org_id and f.id = r.from_id join location d on d.org_id = r.org_id and d.id = r.to_id
  where r.org_id = $1 and r.id = $2::uuid`;
const WORK = `select w.id, w.product_id as "productId", p.sku, w.location_id as "locationId", w.bin_id as "binId", w.lot_id as "lotId",
  w.units, w.picked, w.dropped, w.sent from transfer_work w join product p on p.org_id = w.org_id and p.id = w.product_id
  where w.org_id = $1 and w.request_id = $2::uuid order by w.walk, w.id`;
const OF_WORK = "select request_id as id from transfer_work where org_id = $1 and id = $2::uuid";

export async function findRequest(tx: Tx, id: string): Promise<TransferRequest | null> {
  const [[head], work] = await Promise.all([
    tx.query<RequestHead>("transfer_request", HEAD, [tx.orgId, id]),
    tx.query<TransferWork>("transfer_request_work", WORK, [tx.orgId, id]),
  ]);
  return head ? { ...head, work } : null;
}

/** The same under the lock of the request: after stock and places in the order of locks, in every command that moves it. */
export async function lockRequest(tx: Tx, id: string): Promise<TransferRequest> {
  const [[head], work] = await Promise.all([
    tx.query<RequestHead>("transfer_request_locked", `${HEAD} for no key update of r`, [tx.orgId, id]),
    tx.query<TransferWork>("transfer_request_work", WORK, [tx.orgId, id]),
  ]);
  return { ...certain(head, "the request"), work };
}

export const requestOfWork = async (tx: Tx, workId: string): Promise<TransferRequest | null> => {
  const [found] = await tx.query<{ id: string }>("request_of_transfer_work", OF_WORK, [tx.orgId, workId]);
  return found ? findRequest(tx, found.id) : null;
};

export const toPickOf = ({ units, picked, dropped }: TransferWork): number => units - picked - dropped;

export type WireRequest = {
  id: string;
  from: string;
  to: string;
  state: TransferRequestState;
  reference: string;
  lines: { sku: string; units: number; picked: number; dropped: number; sent: number }[];
};

/** The request as others see it, product by product. */
export function wireRequest({ id, from, to, state, reference, work }: TransferRequest): WireRequest {
  const lines = [...Map.groupBy(work, ({ sku }) => sku)].map(([sku, rows]) => {
    const sum = (of: (row: TransferWork) => number): number => rows.reduce((total, row) => total + of(row), 0);
    return { sku, units: sum((w) => w.units), picked: sum((w) => w.picked), dropped: sum((w) => w.dropped), sent: sum((w) => w.sent) };
  });
  return { id, from, to, state, reference, lines };
}
