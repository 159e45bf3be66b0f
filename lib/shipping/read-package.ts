import type { FulfilmentState, LabelState } from "@/db/values";
import type { Addressee, SizeMm } from "@/lib/shipping/carrier";
import type { Tx } from "@/lib/transaction/in-tenant";
import { forUpdate, type Locking } from "@/lib/transaction/locking";

/** A package with all that decides about its label. */
export type PackageFacts = {
  id: string;
  orderId: string;
  orderNumber: string;
  fulfilmentId: string;
  fulfilmentState: FulfilmentState;
  locationId: string;
  locationCode: string;
  seq: number;
  /** How many packages the fulfilment has. */
  of: number;
  sscc: string;
  /** As weighed, or out of its contents and carton; null where neither is known. */
  weightG: number | null;
  /** Outside, as measured or that of its carton. */
  sizeMm: SizeMm | null;
  units: number;
  isClosed: boolean;
  shipmentId: string | null;
  /** The address the order has now; another one than it was released to after a change. */
  shipToId: string | null;
  from: Addressee;
  to: Addressee | null;
};

export type LabelFacts = {
  id: string;
  state: LabelState;
  shipToId: string | null;
  trackingNumber: string | null;
  carrier: string;
  service: string;
  refusedBecause: string | null;
  /** Wanted for so long that no call to the carrier can still be on its way. */
  isStuck: boolean;
};

// Whoever ships or opens a package again holds its order, so the order is what keeps a label and its package together.
const LOCK_ORDER = `select id from orders where org_id = $1 and id = (select order_id from package where org_id = $1 and id = $2::uuid)${forUpdate("lock")}`;
const LOCK = `select id from package where org_id = $1 and id = $2::uuid${forUpdate("lock")}`;

const CONTENTS = `select coalesce(sum(y.units), 0)::int as units,
    sum(y.units * m.weight_g) filter (where y.units > 0)::int as weight, bool_and(m.weight_g is not null or y.units = 0) as weighed
  from package_line y join fulfilment_line f on f.org_id = y.org_id and f.id = y.fulfilment_line_id
  join product m on m.org_id = f.org_id and m.id = f.product_id where y.org_id = p.org_id and y.package_id = p.id`;

const PACKAGE = `select p.id, p.order_id as "orderId", o.number as "orderNumber", p.fulfilment_id as "fulfilmentId", f.state as "fulfilmentState",
    f.location_id as "locationId", l.code as "locationCode", p.seq, p.sscc, p.closed_at is not null as "isClosed", p.shipment_id as "shipmentId",
    o.ship_to_id as "shipToId", c.units,
    (select count(*)::int from package q where q.org_id = p.org_id and q.fulfilment_id = p.fulfilment_id) as of,
    coalesce(p.weight_g, case when c.weighed then c.weight + coalesce(k.tare_g, 0) end) as "weightG",
    case when p.length_mm is not null and p.width_mm is not null and p.height_mm is not null
      then json_build_object('lengthMm', p.length_mm, 'widthMm', p.width_mm, 'heightMm', p.height_mm) end as "sizeMm",
    json_build_object('name', g.name, 'street', l.street, 'postcode', l.postcode, 'city', l.city, 'country', l.country) as from,
    case when a.id is not null and a.erased_at is null
      then json_build_object('name', a.name, 'street', a.street, 'postcode', a.postcode, 'city', a.city, 'country', a.country) end as to
  from package p join orders o on o.org_id = p.org_id and o.id = p.order_id
  join fulfilment f on f.org_id = p.org_id and f.id = p.fulfilment_id join location l on l.org_id = f.org_id and l.id = f.location_id
  join organization g on g.id = p.org_id
  left join carton k on k.org_id = p.org_id and k.id = p.carton_id
  left join address a on a.org_id = o.org_id and a.id = o.ship_to_id
  cross join lateral (${CONTENTS}) c
  where p.org_id = $1 and p.id = $2::uuid`;

const LABELS = `select id, state, ship_to_id as "shipToId", tracking_number as "trackingNumber", carrier, service,
    refused_because as "refusedBecause", state = 'wanted' and at < now() - interval '1 minute' as "isStuck"
  from label where org_id = $1 and package_id = $2::uuid order by id`;

export type PackageAndLabels = { pack: PackageFacts | undefined; labels: LabelFacts[] };

/** The package with its labels; locked in the order of everybody: order, package, labels. */
export async function readPackage(tx: Tx, packageId: string, locking: Locking): Promise<PackageAndLabels> {
  const values = [tx.orgId, packageId];
  // Locked and read by statements of their own: each sees what the one before had to wait for.
  const [, , [pack], labels] = await Promise.all([
    locking === "lock" ? tx.query("package_order_lock", LOCK_ORDER, values) : undefined,
    locking === "lock" ? tx.query("package_lock", LOCK, values) : undefined,
    tx.query<PackageFacts>("package_facts", PACKAGE, values),
    tx.query<LabelFacts>(`package_labels_${locking}`, `${LABELS}${forUpdate(locking)}`, values),
  ]);
  return { pack, labels };
}
