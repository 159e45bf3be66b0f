import type { Invariant } from "@/lib/verify/invariant";

/** Who may look at an order, and cancel, without an account. */
export const LINK_INVARIANTS: readonly Invariant[] = [
  {
    name: "links_open_what_is_theirs",
    ledger: "effects",
    about: "order",
    sentence: "A link to a customer's page opens one placed order, and none that was revoked opens anything.",
    sql: (only) => `
      select coalesce(o.id, s.ref_id)::text as id, coalesce(o.number, 'a link') as label, 'no secret' as expected,
        case when l.id is null then 'a secret without its link' when l.revoked_at is not null then 'a secret of a revoked link' else 'a secret of a draft' end as found
      from secret_lookup s
      left join order_link l on l.org_id = s.org_id and l.id = s.ref_id
      left join orders o on o.org_id = l.org_id and o.id = l.order_id
      where s.org_id = $1 and s.kind = 'track' ${only.orders("l.order_id")} and (l.id is null or l.revoked_at is not null or o.status = 'draft')`,
  },
];
