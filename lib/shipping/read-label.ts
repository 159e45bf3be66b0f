import type { LabelState } from "@/db/values";
import type { Money } from "@/lib/orders/wire";
import { refused, type ShippingRefused } from "@/lib/shipping/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** A label as programs and screens see it. */
export type WireLabel = {
  id: string;
  package_id: string;
  order_id: string;
  state: LabelState;
  carrier: string;
  service: string;
  tracking_number: string | null;
  cost: Money;
  sscc: string;
  /** Which package of how many, as printed. */
  number: number;
  of: number | null;
  bought_at: string | null;
  voided_at: string | null;
  /** What the carrier said when it refused to sell or to take back. */
  refused_because: string | null;
  /** False where the order goes to another address now: the label must not be used. */
  address_is_current: boolean;
  manifest_id: string | null;
};

type Row = Omit<WireLabel, "cost" | "bought_at" | "voided_at"> & {
  costMinor: number;
  currency: string;
  boughtAt: Date | null;
  voidedAt: Date | null;
};

const COLUMNS = `l.id, l.package_id, l.order_id, l.state, l.carrier, l.service, l.tracking_number, l.cost_minor as "costMinor", l.currency,
  p.sscc, p.seq as number, (l.facts ->> 'of')::int as of, l.bought_at as "boughtAt", l.voided_at as "voidedAt", l.refused_because,
  l.ship_to_id is not distinct from o.ship_to_id as address_is_current, l.manifest_id`;
const TABLES = `label l join package p on p.org_id = l.org_id and p.id = l.package_id join orders o on o.org_id = l.org_id and o.id = l.order_id`;

export const findLabel = (orgId: string, labelId: string): Promise<WireLabel | null> =>
  readTenant(orgId, async (tx) => {
    const rows = await tx.query<Row>("label_by_id", `select ${COLUMNS} from ${TABLES} where l.org_id = $1 and l.id = $2::uuid`, [
      tx.orgId,
      labelId,
    ]);
    return rows.map(wireLabel)[0] ?? null;
  });

const OF_PACKAGE = `select ${COLUMNS} from ${TABLES} where l.org_id = $1 and l.package_id = $2::uuid order by l.id desc`;
const EXISTS = "select 1 from package where org_id = $1 and id = $2::uuid";

/** All labels of a package, the newest first: at most one of them is wanted or bought. */
export const listPackageLabels = (actor: Actor, packageId: string): Promise<{ ok: true; labels: WireLabel[] } | ShippingRefused> =>
  readTenant(actor.orgId, async (tx) => {
    const [known, rows] = await Promise.all([
      tx.query("package_exists", EXISTS, [tx.orgId, packageId]),
      tx.query<Row>("labels_of_package", OF_PACKAGE, [tx.orgId, packageId]),
    ]);
    return known.length === 0 ? refused("not_found") : { ok: true, labels: rows.map(wireLabel) };
  });

function wireLabel({ costMinor, currency, boughtAt, voidedAt, ...row }: Row): WireLabel {
  return {
    ...row,
    cost: { amount_minor: costMinor, currency },
    bought_at: boughtAt?.toISOString() ?? null,
    voided_at: voidedAt?.toISOString() ?? null,
  };
}
