import { READ_MOST } from "@/lib/catalogue/first-rows";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

export type PutBackRow = {
  id: string;
  order: string;
  sku: string;
  name: string;
  units: number;
  bin: string | null;
  tote: string | null;
  created_at: string;
};

const OPEN = `select b.id, o.number as "order", p.sku, p.name, b.units, n.code as bin, f.tote, b.created_at as "createdAt"
  from put_back b join orders o on o.org_id = b.org_id and o.id = b.order_id
  join product p on p.org_id = b.org_id and p.id = b.product_id
  join fulfilment_line w on w.org_id = b.org_id and w.id = b.fulfilment_line_id
  join fulfilment f on f.org_id = w.org_id and f.id = w.fulfilment_id
  left join bin n on n.org_id = w.org_id and n.id = w.bin_id
  where b.org_id = $1 and b.location_id = $2::uuid and b.done_at is null order by b.created_at, b.id limit ${READ_MOST}`;

/** Picked units of canceled orders that have to go back, the oldest first. */
export const listPutBacks = (actor: Actor, locationId: string): Promise<PutBackRow[]> =>
  readTenant(actor.orgId, async (tx) => {
    const rows = await tx.query<Omit<PutBackRow, "created_at"> & { createdAt: Date }>("open_put_backs", OPEN, [tx.orgId, locationId]);
    return rows.map(({ createdAt, ...row }) => ({ ...row, created_at: createdAt.toISOString() }));
  });
