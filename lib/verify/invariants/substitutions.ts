import type { Invariant } from "@/lib/verify/invariant";

const PROPOSALS = "substitution_proposal s join orders o on o.org_id = s.org_id and o.id = s.order_id";
const LABEL = "o.number || ', ' || p.sku";

/** What pickers proposed in place of what they did not find, and what became of it. */
export const SUBSTITUTION_INVARIANTS: readonly Invariant[] = [
  {
    name: "proposals_ask_for_what_waits",
    ledger: "orders",
    about: "order",
    sentence: "Open proposals of a substitute ask for no more units of a line than still wait.",
    sql: (only) => `
      select o.id, o.number || ' line ' || l.line as label, 'at most ' || l.backordered as expected, x.units::text as found
      from (select order_id, line_id, sum(left_units) as units from substitution_proposal
        where org_id = $1 and state = 'open' ${only.orders("order_id")} group by order_id, line_id) x
      join order_line l on l.org_id = $1 and l.id = x.line_id join orders o on o.org_id = $1 and o.id = x.order_id
      where x.units > l.backordered or l.order_id <> x.order_id`,
  },
  {
    name: "substitutes_stand_for_units",
    ledger: "orders",
    about: "order",
    sentence:
      "An accepted proposal has its line: as many units of the substitute as were missing, reserved by the same commit where the picker saw them, and at no higher price.",
    sql: (only) => `
      select o.id, ${LABEL} as label, format('%s units reserved, at most %s each', s.left_units, m.unit_price) as expected,
        format('%s ordered, %s reserved, %s each', n.ordered, coalesce(r.units, 0), n.unit_price) as found
      from ${PROPOSALS} join product p on p.org_id = s.org_id and p.id = s.substitute_id
      join order_line m on m.org_id = s.org_id and m.id = s.line_id
      join order_line n on n.org_id = s.org_id and n.id = s.substitute_line_id
      left join (select line_id, commit_id, location_id, product_id, sum(units) as units from reservation where org_id = $1 ${only.orders("order_id")}
        group by 1, 2, 3, 4) r on r.line_id = n.id and r.commit_id = s.answered_commit_id and r.location_id = s.location_id and r.product_id = s.substitute_id
      where s.org_id = $1 and s.state = 'accepted' ${only.orders("s.order_id")}
        and (n.order_id <> s.order_id or n.product_id <> s.substitute_id or n.ordered <> s.left_units or coalesce(r.units, 0) <> s.left_units
          or n.unit_price > m.unit_price)`,
  },
  {
    name: "proposals_have_their_moves",
    ledger: "effects",
    about: "order",
    sentence: "A proposal was made by a short pick of its order, and answered or lapsed by a move of that order, each in the same commit.",
    sql: (only) => `
      select o.id, ${LABEL} as label, x.wanted as expected, coalesce(e.move, 'none') as found
      from ${PROPOSALS} join product p on p.org_id = s.org_id and p.id = s.substitute_id
      cross join lateral (values (s.commit_id, 'short'), (s.answered_commit_id,
        case s.state when 'accepted' then 'substitute' when 'declined' then 'keep_waiting' else 'any move' end)) x(commit_id, wanted)
      left join order_event e on e.org_id = s.org_id and e.order_id = s.order_id and e.commit_id = x.commit_id ${only.orders("e.order_id")}
      where s.org_id = $1 ${only.orders("s.order_id")} and x.commit_id is not null
        and (e.move is null or (x.wanted <> 'any move' and e.move <> x.wanted))`,
  },
];
