import type { Invariant } from "@/lib/verify/invariant";

/** What comes in, moves between locations and what it cost. */
export const GOODS_INVARIANTS: readonly Invariant[] = [
  {
    name: "transit_is_transfers",
    ledger: "stock",
    about: "product",
    sentence: "What is in transit to a location is what was sent there and has not arrived.",
    sql: (only) => `
      select p.id, p.sku || ' to ' || l.code as label, x.sent::text as expected, x.stored::text as found
      from (select product_id, location_id, coalesce(t.units, 0) as sent, coalesce(s.on_hand, 0) as stored
        from (select n.product_id, t.to_id as location_id, sum(n.units - n.received_units) as units
              from stock_transfer t join stock_transfer_line n on n.org_id = t.org_id and n.transfer_id = t.id
              where t.org_id = $1 and t.status = 'in_transit' ${only.products("n.product_id")} group by n.product_id, t.to_id) t
        full join (select product_id, location_id, on_hand from stock_level
              where org_id = $1 and condition = 'in_transit' ${only.products("product_id")}) s using (product_id, location_id)) x
      join product p on p.org_id = $1 and p.id = x.product_id join location l on l.org_id = $1 and l.id = x.location_id
      where x.sent <> x.stored`,
  },
  {
    name: "receipts_are_movements",
    ledger: "stock",
    about: "product",
    sentence: "Every receipt of goods has its movements and cost layers, of the same units and the same commit.",
    sql: (only) => `
      select p.id, p.sku || ', ' || coalesce(c.reference, 'no receipt') as label, coalesce(x.moved, 0) || ' received' as expected,
        coalesce(x.layered, 0) || ' in cost layers' as found
      from (select receipt_id, product_id, location_id, commit_id, m.units as moved, y.units as layered
        from (select receipt_id, product_id, location_id, commit_id, sum(on_hand_delta) as units from stock_movement
              where org_id = $1 and kind = 'receive' ${only.products("product_id")} group by receipt_id, product_id, location_id, commit_id) m
        full join (select receipt_id, product_id, location_id, commit_id, sum(units) as units from cost_layer
              where org_id = $1 and receipt_id is not null ${only.products("product_id")} group by receipt_id, product_id, location_id, commit_id) y
          using (receipt_id, product_id, location_id, commit_id)) x
      left join receipt c on c.org_id = $1 and c.id = x.receipt_id and c.location_id = x.location_id and c.commit_id = x.commit_id
      join product p on p.org_id = $1 and p.id = x.product_id
      where c.id is null or x.moved is distinct from x.layered`,
  },
  {
    name: "costs_are_within_stock",
    ledger: "stock",
    about: "product",
    sentence: "The cost layers that are left at a location cover no more good units than lie there.",
    sql: (only) => `
      select p.id, p.sku || ' at ' || l.code as label, 'at most ' || x.on_hand as expected, x.left_units || ' in cost layers' as found
      from (select product_id, location_id, y.left_units, coalesce(s.on_hand, 0) as on_hand
        from (select product_id, location_id, sum(left_units) as left_units from cost_layer
              where org_id = $1 and left_units > 0 ${only.products("product_id")} group by product_id, location_id) y
        left join (select product_id, location_id, sum(on_hand) as on_hand from stock_level
              where org_id = $1 and condition = 'good' ${only.products("product_id")} group by product_id, location_id) s using (product_id, location_id)) x
      join product p on p.org_id = $1 and p.id = x.product_id join location l on l.org_id = $1 and l.id = x.location_id
      where x.left_units > x.on_hand`,
  },
];
