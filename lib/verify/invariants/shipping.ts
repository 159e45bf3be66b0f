import type { Invariant, Only } from "@/lib/verify/invariant";

const touched = (only: Only): string =>
  only.full ? "" : `and m.id in (select manifest_id from label where org_id = $1 and manifest_id is not null ${only.orders("order_id")})`;

/** What carriers signed for. */
export const SHIPPING_INVARIANTS: readonly Invariant[] = [
  {
    name: "manifests_are_labels",
    ledger: "effects",
    about: "table",
    sentence: "A manifest lists shipped packages under bought labels of its carrier and location, and its sums are theirs.",
    sql: (only) => `
      select m.id::text as id, w.code || ' ' || m.number as label, format('%s packages, %s', x.packages, x.cost) as expected,
        format('%s packages, %s', m.packages, m.cost_minor) as found
      from manifest m join location w on w.org_id = m.org_id and w.id = m.location_id
      cross join lateral (select count(*) as packages, coalesce(sum(l.cost_minor), 0) as cost,
          count(*) filter (where l.state = 'bought' and l.carrier = m.carrier and l.location_id = m.location_id and l.currency = m.currency
            and p.shipment_id is not null) as fitting
        from label l join package p on p.org_id = l.org_id and p.id = l.package_id where l.org_id = m.org_id and l.manifest_id = m.id) x
      where m.org_id = $1 and (x.packages <> m.packages or x.cost <> m.cost_minor or x.fitting <> m.packages) ${touched(only)}`,
  },
];
