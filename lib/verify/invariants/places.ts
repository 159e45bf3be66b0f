import type { Invariant } from "@/lib/verify/invariant";

const NOWHERE = "'00000000-0000-0000-0000-000000000000'::uuid";
const PLACE = `join product p on p.org_id = $1 and p.id = x.product_id join location l on l.org_id = $1 and l.id = x.location_id`;
const IN_BIN = `left join bin b on b.org_id = $1 and b.id = x.bin_id left join lot t on t.org_id = $1 and t.id = x.lot_id`;
const WHERE = `p.sku || ' at ' || l.code || ', ' || x.condition || ', ' || coalesce(b.code, 'not put away') || coalesce(', lot ' || t.code, '')`;

/** Where the units of a stock row lie. */
export const PLACE_INVARIANTS: readonly Invariant[] = [
  {
    name: "bins_are_stock",
    ledger: "stock",
    about: "product",
    sentence: "What lies in the bins, waits to be put away and is carried by pickers is what the stock row has on hand.",
    sql: (only) => `
      select p.id, p.sku || ' at ' || l.code || ', ' || x.condition as label, x.on_hand || ' on hand' as expected,
        format('%s in bins, %s carried', x.in_bins, x.carried) as found
      from (select product_id, location_id, condition, coalesce(s.on_hand, 0) as on_hand, coalesce(i.units, 0) as in_bins, coalesce(c.units, 0) as carried
        from (select product_id, location_id, condition, on_hand from stock_level
              where org_id = $1 and condition <> 'in_transit' ${only.products("product_id")}) s
        full join (select product_id, location_id, condition, sum(units) as units from bin_stock
              where org_id = $1 ${only.products("product_id")} group by product_id, location_id, condition) i using (product_id, location_id, condition)
        full join (select product_id, location_id, 'good' as condition, sum(units) as units from (
              select product_id, location_id, picked - shipped as units from fulfilment_line
                where org_id = $1 and picked > shipped ${only.products("product_id")}
              union all select product_id, location_id, picked - sent from transfer_work
                where org_id = $1 and units > dropped + sent ${only.products("product_id")}) k group by product_id, location_id) c using (product_id, location_id, condition)
      ) x ${PLACE}
      where x.on_hand <> x.in_bins + x.carried`,
  },
  {
    name: "bins_are_movements",
    ledger: "stock",
    about: "product",
    sentence: "What lies in each bin, lot by lot, is the sum of what movements have put in and taken out.",
    sql: (only) => `
      select p.id, ${WHERE} as label, x.moved::text as expected, x.stored::text as found
      from (select product_id, location_id, condition, nullif(bin, ${NOWHERE}) as bin_id, nullif(lot, ${NOWHERE}) as lot_id,
          coalesce(m.units, 0) as moved, coalesce(s.units, 0) as stored
        from (select product_id, location_id, condition, coalesce(bin_id, ${NOWHERE}) as bin, coalesce(lot_id, ${NOWHERE}) as lot, sum(bin_delta) as units
              from stock_movement where org_id = $1 and bin_delta <> 0 ${only.products("product_id")} group by 1, 2, 3, 4, 5) m
        full join (select product_id, location_id, condition, coalesce(bin_id, ${NOWHERE}) as bin, coalesce(lot_id, ${NOWHERE}) as lot, units
              from bin_stock where org_id = $1 ${only.products("product_id")}) s using (product_id, location_id, condition, bin, lot)) x ${PLACE} ${IN_BIN}
      where x.moved <> x.stored`,
  },
  {
    name: "bins_hold_their_kind",
    ledger: "stock",
    about: "product",
    sentence: "Units lie in bins of their own location that are in use and meant for their condition, and in lots of their own product.",
    sql: (only) => `
      select p.id, ${WHERE} as label, 'a bin for ' || x.condition || ' units at ' || l.code as expected,
        coalesce(format('%s bin at %s%s', b.kind, y.code, case when b.archived_at is null then '' else ', archived' end), 'a lot of another product') as found
      from bin_stock x ${PLACE} ${IN_BIN} left join location y on y.org_id = $1 and y.id = b.location_id
      where x.org_id = $1 and x.units > 0 ${only.products("x.product_id")}
        and (b.location_id <> x.location_id or b.archived_at is not null or t.product_id <> x.product_id
          or (case when b.kind in ('pick', 'overflow') then 'good' else b.kind end) <> x.condition)`,
  },
];
