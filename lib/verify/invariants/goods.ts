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
    name: "requests_become_transfers",
    ledger: "stock",
    about: "product",
    sentence: "A request that was sent is the transfer of what was picked for it, and one that was canceled holds nothing.",
    sql: (only) => `
      select p.id, p.sku || ', ' || f.code || ' to ' || d.code as label,
        case when r.state = 'sent' then x.picked || ' sent' else 'nothing' end as expected,
        format('%s sent, %s in the transfer, %s open', x.sent, coalesce(n.units, 0), x.open) as found
      from (select request_id, product_id, sum(picked) as picked, sum(sent) as sent, sum(units - picked - dropped) as open from transfer_work
            where org_id = $1 ${only.products("product_id")} group by request_id, product_id) x
      join transfer_request r on r.org_id = $1 and r.id = x.request_id
      join location f on f.org_id = $1 and f.id = r.from_id join location d on d.org_id = $1 and d.id = r.to_id
      join product p on p.org_id = $1 and p.id = x.product_id
      left join stock_transfer_line n on n.org_id = $1 and n.transfer_id = x.request_id and n.product_id = x.product_id
      where (r.state = 'open' and (x.sent <> 0 or n.id is not null))
        or (r.state <> 'open' and (x.open <> 0 or x.sent <> x.picked or x.sent <> coalesce(n.units, 0) or (r.state = 'canceled' and x.picked <> 0)))`,
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
