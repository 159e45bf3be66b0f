import type { Invariant, Only } from "@/lib/verify/invariant";

const TOTAL_THEN = `coalesce((e.changes ->> 'totalMinor')::bigint,
    (select (f.changes ->> 'totalMinor')::bigint from order_event f where f.org_id = $1 and f.order_id = e.order_id and f.version < e.version
       and f.changes ? 'totalMinor' order by f.version desc limit 1)) as total_minor`;
const TAGS_TOLD = "(select string_agg(t, ', ' order by t) from jsonb_array_elements_text(e.changes -> 'tags') t) as told";

/**
 * The events by which orders were placed, whether at once, from a draft or by approval. The offset keeps the planner from
 * dragging every event's changes through the joins around it: only what is asked of them comes out.
 */
const placements = (only: Only, more = ""): string => `
  select e.order_id, e.version, e.commit_id, e.occurred_at ${more === "" ? "" : `, ${more}`}
  from order_event e
  where e.org_id = $1 and e.move in ('place', 'approve') and e.changes ->> 'status' = 'placed' ${only.orders("e.order_id")} offset 0`;

/** Tables whose rows exist only because a move of an order wrote them. */
const EFFECTS_OF_ORDERS = ["reservation", "backorder", "ledger_transfer", "outbox_message", "customer_tag", "stock_movement"] as const;

/** What the floor writes: its work on orders, and the rest of its work. */
const WORK_ON_ORDERS = [
  "fulfilment",
  "fulfilment_line",
  "scan",
  "short_pick",
  "substitution_proposal",
  "put_back",
  "order_hold",
  "package",
  "shipment",
  "label",
  "exception",
  "inbox_event",
] as const;
const WORK_WITHOUT_ORDER = [
  "wave",
  "package_line",
  "package_serial",
  "manifest",
  "count_schedule_day",
  "transfer_request",
  "transfer_work",
  "count_task",
  "count_entry",
  "expected_receipt",
  "expected_arrival",
] as const;

/** Every table whose rows bear the commit that wrote them. A test compares the list with the database. */
export const MARKED_TABLES = [
  "order_event",
  ...EFFECTS_OF_ORDERS,
  "order_refusal",
  "idempotency_key",
  "receipt",
  "cost_layer",
  "stock_transfer",
  ...WORK_ON_ORDERS,
  ...WORK_WITHOUT_ORDER,
] as const;
const WITHOUT_ORDER: ReadonlySet<string> = new Set(["idempotency_key", "receipt", "cost_layer", "stock_transfer", ...WORK_WITHOUT_ORDER]);

const unionOf = (tables: readonly string[], select: (table: string) => string) => tables.map(select).join(" union all ");

const commits = (only: Only): string => {
  const tables = only.full ? MARKED_TABLES : MARKED_TABLES.filter((table) => !WITHOUT_ORDER.has(table));
  return unionOf(
    tables,
    (table) => `select commit_id, txid from ${table} where org_id = $1 ${WITHOUT_ORDER.has(table) ? "" : only.orders("order_id")}`,
  );
};

export const EFFECT_INVARIANTS: readonly Invariant[] = [
  {
    name: "one_commit_one_transaction",
    ledger: "effects",
    about: "order",
    sentence: "Everything that one move wrote was written by one database transaction.",
    sql: (only) => `
      select coalesce(o.id::text, x.commit_id::text) as id, coalesce(o.number, 'commit ' || x.commit_id) as label, 'transaction ' || x.first as expected,
        'also transaction ' || x.last as found
      from (select commit_id, min(txid) as first, max(txid) as last from (${commits(only)}) c group by commit_id having min(txid) <> max(txid)) x
      left join lateral (select order_id from order_event e where e.org_id = $1 and e.commit_id = x.commit_id limit 1) e on true
      left join orders o on o.org_id = $1 and o.id = e.order_id`,
  },
  {
    name: "placed_once",
    ledger: "effects",
    about: "order",
    sentence: "An order that was placed was placed exactly once, at the time that it tells; any other was not.",
    sql: (only) => `
      select o.id, o.number as label, case when o.placed_at is null then 'not placed' else 'placed once, ' || o.placed_at end as expected,
        format('placed %s times%s', coalesce(p.times, 0), ', ' || p.placed_at) as found
      from orders o
      left join (select order_id, count(*) as times, max(occurred_at) as placed_at from (${placements(only)}) e group by order_id) p on p.order_id = o.id
      where o.org_id = $1 ${only.orders("o.id")} and (coalesce(p.times, 0) <> case when o.placed_at is null then 0 else 1 end
        or p.placed_at is distinct from o.placed_at)`,
  },
  {
    name: "placing_posts_one_receivable",
    ledger: "effects",
    about: "order",
    sentence:
      "Placing an order posts exactly one receivable, of the total as placed, in the same commit; none where nothing is to be paid.",
    sql: (only) => `
      select o.id, o.number as label, case when p.total_minor > 0 then 'one transfer of ' || p.total_minor else 'none' end as expected,
        format('%s transfers, %s', coalesce(t.transfers, 0), coalesce(t.amount, 0)) as found
      from (${placements(only, TOTAL_THEN)}) p join orders o on o.org_id = $1 and o.id = p.order_id
      left join (select order_id, commit_id, count(*) as transfers, sum(amount_minor) as amount,
            bool_and(debit_account = 'order_receivable' and credit_account = 'contract_liability') as right_way
          from ledger_transfer where org_id = $1 and order_id is not null ${only.orders("order_id")} group by order_id, commit_id) t
        on t.order_id = p.order_id and t.commit_id = p.commit_id
      where coalesce(t.transfers, 0) <> case when p.total_minor > 0 then 1 else 0 end
        or (p.total_minor > 0 and (t.amount <> p.total_minor or not t.right_way))`,
  },
  {
    name: "placing_queues_one_email",
    ledger: "effects",
    about: "order",
    sentence: "Placing an order queues exactly one confirmation, in the same commit, and nothing else ever queues one.",
    sql: (only) => `
      select o.id, o.number as label, case when p.order_id is null then 'none' else 'one confirmation' end as expected,
        coalesce(m.mails, 0) || ' confirmations' as found
      from (select order_id, commit_id from (${placements(only)}) e) p
      full join (select order_id, commit_id, count(*) as mails from outbox_message
          where org_id = $1 and topic = 'email.order_confirmed' ${only.orders("order_id")} group by order_id, commit_id) m
        on m.order_id = p.order_id and m.commit_id = p.commit_id
      left join orders o on o.org_id = $1 and o.id = coalesce(p.order_id, m.order_id)
      where p.order_id is null or coalesce(m.mails, 0) <> 1`,
  },
  {
    name: "placing_covers_every_unit",
    ledger: "effects",
    about: "order",
    sentence: "Placing an order reserves or queues every stocked unit in the same commit, part by part for a bundle.",
    sql: (only) => `
      select o.id, o.number || ' line ' || x.line as label, x.units::text as expected, x.covered::text as found
      from (select p.order_id, l.line, (l.ordered - coalesce(c.units, 0)) * coalesce(b.units_per_bundle, 1) as units, coalesce(sum(e.units), 0) as covered
        from (${placements(only)}) p
        join order_line l on l.org_id = $1 and l.order_id = p.order_id and l.kind = 'stock'
          and not exists (select from substitution_proposal s where s.org_id = $1 and s.substitute_line_id = l.id)
        left join order_line_component b on b.org_id = $1 and b.line_id = l.id
        left join (select v.order_id, v.version, (k ->> 'line')::int as line, (k ->> 'units')::int as units
            from order_event v cross join lateral jsonb_array_elements(v.changes -> 'canceled') k
            where v.org_id = $1 and v.move = 'cancel' ${only.orders("v.order_id")}
              and exists (select from order_event n where n.org_id = $1 and n.order_id = v.order_id and n.version > v.version
                and n.move in ('place', 'approve') ${only.orders("n.order_id")})) c
          on c.order_id = p.order_id and c.version < p.version and c.line = l.line
        left join (select commit_id, line_id, product_id, units from reservation where org_id = $1 ${only.orders("order_id")}
            union all select commit_id, line_id, product_id, joined_units from backorder where org_id = $1 ${only.orders("order_id")}) e
          on e.line_id = l.id and e.commit_id = p.commit_id and e.product_id = coalesce(b.product_id, l.product_id)
        group by p.order_id, l.id, l.line, l.ordered, c.units, b.product_id, b.units_per_bundle) x
      join orders o on o.org_id = $1 and o.id = x.order_id
      where x.units <> x.covered`,
  },
  {
    name: "placing_tags_by_the_rules",
    ledger: "effects",
    about: "order",
    sentence: "Placing an order puts the tags on its customer that its event names, each by a rule that holds for the order.",
    sql: (only) => `
      select x.id, x.number as label, coalesce(x.told, '') as expected, coalesce(x.written, '') || case when x.fits then '' else ' (a rule does not hold)' end as found
      from (select o.id, o.number, p.told, string_agg(t.tag, ', ' order by t.tag) as written,
          coalesce(bool_and(coalesce(t.customer_id = o.customer_id and r.tag = t.tag and r.condition = t.condition and case t.condition
            when 'backordered' then b.order_id is not null
            when 'order_over' then p.total_minor > r.threshold_minor and o.currency = r.currency
            when 'repeat' then m.customer_id is not null
            else true end, false)) filter (where t.order_id is not null), true) as fits
        from (${placements(only, `${TOTAL_THEN}, ${TAGS_TOLD}`)}) p
        join orders o on o.org_id = $1 and o.id = p.order_id
        left join customer_tag t on t.org_id = $1 and t.order_id = p.order_id and t.commit_id = p.commit_id ${only.orders("t.order_id")}
        left join tag_rule r on r.org_id = $1 and r.id = t.rule_id
        left join (select distinct order_id, commit_id from backorder where org_id = $1 ${only.orders("order_id")}) b
          on b.order_id = p.order_id and b.commit_id = p.commit_id
        left join (select customer_id from orders where org_id = $1 and placed_at is not null ${only.customers("customer_id")}
            group by customer_id having count(*) > 1) m on m.customer_id = t.customer_id
        group by o.id, o.number, p.commit_id, p.told) x
      where x.told is distinct from x.written or not x.fits`,
  },
  {
    name: "first_orders_are_first",
    ledger: "effects",
    about: "customer",
    sentence: "A customer has one first order at most.",
    sql: (only) => `
      select c.id, c.code as label, '1 first order' as expected, x.orders || ' first orders' as found
      from (select customer_id, tag, count(*) as orders from customer_tag
          where org_id = $1 and condition = 'first_order' and reverted_at is null ${only.customers("customer_id")}
          group by customer_id, tag having count(*) > 1) x
      join customer c on c.org_id = $1 and c.id = x.customer_id`,
  },
  {
    name: "effects_have_their_move",
    ledger: "effects",
    about: "order",
    sentence:
      "No reservation, waiting row, movement, receivable, email or tag of an order exists without the order and the move that caused it.",
    sql: (only) => `
      select x.order_id as id, coalesce(o.number, 'no order') as label, 'a move of its commit' as expected, x.effect || ' of commit ' || x.commit_id as found
      from (select distinct x.effect, x.order_id, x.commit_id
        from (${unionOf(
          EFFECTS_OF_ORDERS,
          (table) => `
          select '${table}' as effect, order_id, commit_id from ${table} where org_id = $1 and order_id is not null ${only.orders("order_id")}`,
        )}) x
        where not exists (select from order_event e join orders o on o.org_id = $1 and o.id = e.order_id
          where e.org_id = $1 and e.order_id = x.order_id and e.commit_id = x.commit_id ${only.orders("e.order_id")})) x
      left join orders o on o.org_id = $1 and o.id = x.order_id`,
  },
  {
    name: "reversals_have_their_move",
    ledger: "effects",
    about: "order",
    sentence: "A tag is taken back only by the move that canceled its order, or that put its last units back.",
    sql: (only) => `
      select o.id, o.number || ', ' || t.tag as label, 'a cancel of commit ' || coalesce(t.reverted_commit_id::text, 'nobody') as expected, 'none' as found
      from customer_tag t join orders o on o.org_id = t.org_id and o.id = t.order_id
      where t.org_id = $1 and t.reverted_at is not null ${only.orders("t.order_id")} and not exists (select from order_event e
        where e.org_id = $1 and e.order_id = t.order_id and e.commit_id = t.reverted_commit_id and e.move in ('cancel', 'put_back'))`,
  },
  {
    name: "refusals_left_nothing",
    ledger: "effects",
    about: "refusal",
    sentence: "A refused order left nothing but the record of its refusal.",
    sql: (only) => `
      select r.id, r.code || ', ' || r.occurred_at as label, 'nothing' as expected, x.effect as found
      from order_refusal r join (${unionOf(
        ["order_event", ...EFFECTS_OF_ORDERS],
        (table) => `
          select distinct '${table}' as effect, commit_id from ${table} where org_id = $1 ${only.orders("order_id")}`,
      )}) x on x.commit_id = r.commit_id
      where r.org_id = $1`,
  },
  {
    name: "answers_have_their_order",
    ledger: "effects",
    about: "key",
    sentence: "Every stored answer to a once-only request that names a placed order has that order, written by the same commit.",
    sql: (only) => `
      select k.commit_id as id, k.route || ' ' || k.key as label, 'order ' || (k.answer -> 'order' ->> 'number') as expected, 'none of its commit' as found
      from idempotency_key k
      where k.org_id = $1 and k.status < 300 and k.answer -> 'order' ->> 'status' not in ('draft') ${only.orders("(k.answer -> 'order' ->> 'id')::uuid")}
        and not exists (select from order_event e where e.org_id = $1 and e.order_id = (k.answer -> 'order' ->> 'id')::uuid and e.commit_id = k.commit_id)`,
  },
  {
    name: "sent_mail_is_kept",
    ledger: "effects",
    about: "message",
    sentence: "Every message that counts as sent was delivered once, and no other was.",
    sql: (only) => `
      select m.id, m.topic || ', ' || m.status as label, case when m.status = 'sent' then 'delivered' else 'not delivered' end as expected,
        case when d.id is null then 'not delivered' else 'delivered' end as found
      from outbox_message m left join mail_message d on d.org_id = m.org_id and d.outbox_id = m.id
      where m.org_id = $1 ${only.orders("m.order_id")} and (m.status = 'sent') <> (d.id is not null)`,
  },
];
