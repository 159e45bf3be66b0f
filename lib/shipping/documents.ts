import { packageLabelsPdf, packageLabelsZpl, type PackageFacts, type PackageLabelSize } from "@/lib/labels/package-label";
import { type PackingSlipFacts, packingSlipsPdf } from "@/lib/labels/packing-slip";
import { businessDate } from "@/lib/orders/business-date";
import type { Addressee } from "@/lib/shipping/carrier";
import type { PrintedFacts } from "@/lib/shipping/printed-facts";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type Printed<Content> = { ok: true; content: Content; name: string };

const ADDRESS = `case when a.id is not null and a.erased_at is null
  then json_build_object('name', a.name, 'street', a.street, 'postcode', a.postcode, 'city', a.city, 'country', a.country) end`;

// What left keeps the address it left for; what is still here must go where the order goes now.
const LABEL = `select p.sscc, o.number as "orderNumber", l.carrier, l.facts, l.tracking_number as "trackingNumber", l.bought_at as "boughtAt",
    ${ADDRESS} as to, p.shipment_id is not null or l.ship_to_id is not distinct from o.ship_to_id as "isCurrent"
  from package p join fulfilment f on f.org_id = p.org_id and f.id = p.fulfilment_id
  join orders o on o.org_id = p.org_id and o.id = p.order_id
  left join label l on l.org_id = p.org_id and l.package_id = p.id and l.state = 'bought'
  left join address a on a.org_id = l.org_id and a.id = l.ship_to_id
  where p.org_id = $1 and p.id = $2::uuid and ($3::uuid[] is null or f.location_id = any($3::uuid[]))`;

type LabelRow = {
  sscc: string;
  orderNumber: string;
  carrier: string | null;
  facts: PrintedFacts;
  trackingNumber: string;
  boughtAt: Date;
  to: Addressee | null;
  isCurrent: boolean;
};

/** The valid label of a package: the same bytes however often it is printed. */
export async function printLabelPdf(actor: Actor, packageId: string, size: PackageLabelSize): Promise<Printed<Buffer> | ShippingRefused> {
  const found = await findPrinted(actor, packageId);
  if (!found.ok) return found;
  return { ok: true, content: await packageLabelsPdf([found.facts], size, found.boughtAt), name: `label-${found.facts.sscc}.pdf` };
}

export async function printLabelZpl(actor: Actor, packageId: string, size: PackageLabelSize): Promise<Printed<string> | ShippingRefused> {
  const found = await findPrinted(actor, packageId);
  if (!found.ok) return found;
  return { ok: true, content: packageLabelsZpl([found.facts], size), name: `label-${found.facts.sscc}.zpl` };
}

type Found = { ok: true; facts: PackageFacts; boughtAt: Date };

async function findPrinted(actor: Actor, packageId: string): Promise<Found | ShippingRefused> {
  if (!actor.rights.has("view")) return refused("no_right", "view");
  const [row] = await readTenant(actor.orgId, (tx) => tx.query<LabelRow>("printed_label", LABEL, [tx.orgId, packageId, actor.locationIds]));
  if (!row) return refused("not_found");
  const { carrier, facts, to } = row;
  if (carrier === null || to === null) return refused("label_missing");
  if (!row.isCurrent) return refused("address_changed");
  return {
    ok: true,
    boughtAt: row.boughtAt,
    facts: {
      shipFrom: facts.ship_from,
      shipTo: to,
      carrier,
      service: facts.service_name,
      trackingNumber: row.trackingNumber,
      sscc: row.sscc,
      orderNumber: row.orderNumber,
      number: facts.number,
      of: facts.of,
      weightG: facts.weight_g,
    },
  };
}

const SLIPS = `select p.id, p.seq as number, p.sscc, p.closed_at as "closedAt", o.number as "orderNumber", o.external_id as reference,
    f.state not in ('released', 'picking', 'picked') as "isPacked", count(*) over ()::int as of, g.time_zone as "timeZone", l.carrier,
    l.facts ->> 'service_name' as service, l.tracking_number as "trackingNumber",
    json_build_object('name', g.name, 'street', w.street, 'postcode', w.postcode, 'city', w.city, 'country', w.country) as seller, ${ADDRESS} as to
  from fulfilment f join orders o on o.org_id = f.org_id and o.id = f.order_id
  join location w on w.org_id = f.org_id and w.id = f.location_id join organization g on g.id = f.org_id
  join package p on p.org_id = f.org_id and p.fulfilment_id = f.id
  left join label l on l.org_id = p.org_id and l.package_id = p.id and l.state = 'bought'
  left join address a on a.org_id = o.org_id and a.id = case when p.shipment_id is null then o.ship_to_id else coalesce(l.ship_to_id, o.ship_to_id) end
  where f.org_id = $1 and f.id = $2::uuid and ($3::uuid[] is null or f.location_id = any($3::uuid[])) order by p.seq`;

const CONTENTS = `select y.package_id as "packageId", m.sku, m.name, t.code as lot, t.expires_on as expiry, sum(y.units)::int as units,
    coalesce(array_agg(s.serials) filter (where s.serials is not null), '{}') as serials
  from package p join package_line y on y.org_id = p.org_id and y.package_id = p.id
  join fulfilment_line f on f.org_id = y.org_id and f.id = y.fulfilment_line_id
  join product m on m.org_id = f.org_id and m.id = f.product_id
  left join lot t on t.org_id = f.org_id and t.id = f.lot_id
  left join lateral (select string_agg(z.serial, ', ' order by z.serial) as serials from package_serial z
    where z.org_id = y.org_id and z.package_id = y.package_id and z.fulfilment_line_id = y.fulfilment_line_id and z.removed_at is null) s on true
  where p.org_id = $1 and p.fulfilment_id = $2::uuid and y.units > 0
  group by y.package_id, m.sku, m.name, t.code, t.expires_on order by m.sku, t.expires_on, t.code`;

type SlipRow = {
  id: string;
  number: number;
  sscc: string;
  closedAt: Date | null;
  orderNumber: string;
  reference: string | null;
  isPacked: boolean;
  of: number;
  timeZone: string;
  carrier: string | null;
  service: string | null;
  trackingNumber: string | null;
  seller: Addressee;
  to: Addressee | null;
};
type ContentRow = PackingSlipFacts["lines"][number] & { packageId: string };

const NOBODY: Addressee = { name: "No address", street: "", postcode: "", city: "", country: "" };

/** One slip for each package of the fulfilment: what lies in it, with lots and serial numbers. */
export async function printPackingSlips(actor: Actor, fulfilmentId: string): Promise<Printed<Buffer> | ShippingRefused> {
  if (!actor.rights.has("view")) return refused("no_right", "view");
  const { slips, contents } = await readTenant(actor.orgId, (tx) => readSlips(tx, actor, fulfilmentId));
  const [first] = slips;
  if (!first) return refused("not_found");
  const madeAt = slips.reduce((last, { closedAt }) => (closedAt && closedAt > last ? closedAt : last), new Date(0));
  const facts = slips.map((slip) => slipFacts(slip, contents));
  return { ok: true, content: await packingSlipsPdf(facts, madeAt), name: `packing-slip-${first.orderNumber}.pdf` };
}

async function readSlips(tx: Tx, actor: Actor, fulfilmentId: string): Promise<{ slips: SlipRow[]; contents: ContentRow[] }> {
  const [slips, contents] = await Promise.all([
    tx.query<SlipRow>("packing_slips", SLIPS, [tx.orgId, fulfilmentId, actor.locationIds]),
    tx.query<ContentRow>("packing_slip_lines", CONTENTS, [tx.orgId, fulfilmentId]),
  ]);
  return { slips, contents };
}

const slipFacts = (slip: SlipRow, contents: readonly ContentRow[]): PackingSlipFacts => ({
  seller: slip.seller,
  shipTo: slip.to ?? NOBODY,
  orderNumber: slip.orderNumber,
  reference: slip.reference,
  packedOn: slip.closedAt ? businessDate(slip.closedAt, slip.timeZone) : "not closed yet",
  number: slip.number,
  of: slip.isPacked ? slip.of : null,
  sscc: slip.sscc,
  carriage: slip.carrier === null ? null : [slip.carrier, slip.service, slip.trackingNumber].filter(Boolean).join(" "),
  lines: contents.filter(({ packageId }) => packageId === slip.id),
  note: null,
});
