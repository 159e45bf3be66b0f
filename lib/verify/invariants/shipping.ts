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
  {
    name: "carrier_costs_are_labels",
    ledger: "money",
    about: "order",
    sentence: "What is owed to carriers are the labels that were bought and not given back, each at its cost.",
    sql: (only) => `
      select o.id, o.number || ', ' || coalesce(l.tracking_number, 'no number') as label, l.cost || ' ' || l.currency as expected,
        coalesce(t.posted, 0) || ' ' || coalesce(t.currency, l.currency) as found
      from (select id, order_id, tracking_number, currency, case when bought_at is not null and state in ('bought', 'void_pending') then cost_minor else 0 end as cost
        from label where org_id = $1 ${only.orders("order_id")}) l
      join orders o on o.org_id = $1 and o.id = l.order_id
      left join (select label_id, sum(case when debit_account = 'carrier_cost' then amount_minor else -amount_minor end) as posted, min(currency) as currency,
          bool_and(least(debit_account, credit_account) = 'carrier_cost' and greatest(debit_account, credit_account) = 'carrier_payable') as fits
        from ledger_transfer where org_id = $1 and label_id is not null
          ${only.full ? "" : `and label_id in (select id from label where org_id = $1 ${only.orders("order_id")})`} group by label_id) t on t.label_id = l.id
      where l.cost <> coalesce(t.posted, 0) or t.currency <> l.currency or not coalesce(t.fits, true)`,
  },
  {
    name: "shipments_cost_their_labels",
    ledger: "money",
    about: "order",
    sentence: "A shipment costs what the labels of its packages cost, in its own currency.",
    sql: (only) => `
      select o.id, o.number || '-S' || s.seq as label, coalesce(x.cost, 0)::text as expected, s.cost_minor::text as found
      from shipment s join orders o on o.org_id = s.org_id and o.id = s.order_id
      left join lateral (select sum(l.cost_minor) as cost from package p join label l on l.org_id = p.org_id and l.package_id = p.id
        where p.org_id = s.org_id and p.shipment_id = s.id and l.state = 'bought' and l.currency = s.currency) x on true
      where s.org_id = $1 ${only.orders("s.order_id")} and s.cost_minor <> coalesce(x.cost, 0)`,
  },
  {
    name: "serials_are_packed",
    ledger: "effects",
    about: "order",
    sentence: "A package holds no more serial numbers of a piece of work than units of it.",
    sql: (only) => `
      select o.id, o.number || ', package ' || p.seq as label, coalesce(l.units, 0) || ' units' as expected, s.known || ' serial numbers' as found
      from (select org_id, package_id, fulfilment_line_id, count(*) as known from package_serial where org_id = $1 and removed_at is null
        ${only.full ? "" : `and package_id in (select id from package where org_id = $1 ${only.orders("order_id")})`} group by 1, 2, 3) s
      join package p on p.org_id = s.org_id and p.id = s.package_id join orders o on o.org_id = p.org_id and o.id = p.order_id
      left join package_line l on l.org_id = s.org_id and l.package_id = s.package_id and l.fulfilment_line_id = s.fulfilment_line_id
      where s.known > coalesce(l.units, 0)`,
  },
];
