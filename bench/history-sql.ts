// Two years of orders as a placement and, for every fifth, a cancel would have written them. $1 is the organization.

const PRODUCTS = 10_000;
const ORDERS_PER_CUSTOMER = 100;

/** As many customers as give each a hundred orders, so that an answer is as long however many orders there are. */
export const customersOf = (orders: number): number => Math.max(1, Math.ceil(orders / ORDERS_PER_CUSTOMER));

const KINDS = {
  order: 1,
  place: 2,
  cancel: 3,
  transfer: 4,
  reversal: 5,
  posting: 6,
  mail: 7,
  cancelMail: 8,
  kept: 9,
  keptCancel: 10,
  release: 11,
  wave: 12,
  fulfilment: 13,
};
const PER_LINE = { line: 20, reservation: 30, reserve: 40, release: 50, work: 60 };

/** Ids that sort by time as the program's own do: the order's time, the kind of row, the order's place in history. */
const id = (kind: keyof typeof KINDS): string => `(h.time || '7${String(KINDS[kind]).padStart(3, "0")}8' || h.place)::uuid`;
const lineId = (kind: keyof typeof PER_LINE): string => `(h.time || '70' || ${PER_LINE[kind]} + k.k || '8' || h.place)::uuid`;

/** Every order with its time, number, customer and what became of it: a fifth was canceled (never a customer's first), a tenth is on the floor. */
export const makeHistory = (orgId: string, orders: number): string => `create unlogged table bench_history as
  select n, lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as time, lpad(to_hex(n), 15, '0') as place, n % 5 = 0 and n > ${customersOf(orders)} as canceled,
    n % 10 = 3 as released, n > ${customersOf(orders)} as repeated, 'SO-' || (10000 + n) as number, at, c.id as customer_id, c.contact_id, c.name as customer, e.email,
    (2 * n + 1000)::text::xid8 as txid, (2 * n + 1001)::text::xid8 as later_txid
  from (select n, date_trunc('milliseconds', now() - (${orders} - n + 1) * (interval '730 days' / ${orders})) as at from generate_series(1::bigint, ${orders}) n) h
  join customer c on c.org_id = '${orgId}' and c.code = 'C' || (1 + n * 7919 % ${customersOf(orders)})
  join contact e on e.org_id = '${orgId}' and e.id = c.contact_id
  order by n`;
export const FORGET_HISTORY = "drop table if exists bench_history";
const HISTORY = "bench_history h";
const LINES = `${HISTORY} cross join (select generate_series(0, 2) as k) k
  join product p on p.org_id = $1 and p.sku = 'SKU-' || (1 + (h.n * 31 + k.k * 3337) % ${PRODUCTS})
  cross join (select id from location where org_id = $1 and code = 'L1') l`;
const AFTER = "h.at + interval '1 hour'";
const REASON = "customer_request";

const ORDERS = `insert into orders (org_id, id, number, version, status, allocation_status, fulfilment_status, payment_status, invoice_status, return_status,
    customer_id, contact_id, currency, prices_include_tax, terms, terms_days, allow_backorder, ship_complete, split, strategy, reason, total_minor,
    ordered_units, booked_on, due_on, created_at, placed_at, reserved_at, canceled_at)
  select $1, ${id("order")}, h.number, case when h.canceled or h.released then 2 else 1 end,
    case when h.canceled then 'canceled' when h.released then 'in_fulfilment' else 'placed' end,
    case when h.canceled then 'not_required' else 'reserved' end, 'unfulfilled', 'unpaid', 'not_invoiced', 'none', h.customer_id, h.contact_id,
    'EUR', false, 'credit', 30, true, false, 'allowed', 'nearest', case when h.canceled then '${REASON}' end, case when h.canceled then 0 else 7200 end,
    case when h.canceled then 0 else 6 end, h.at::date, h.at::date + 30, h.at, h.at, case when not h.canceled then h.at end,
    case when h.canceled then ${AFTER} end from ${HISTORY}`;

const ORDER_LINES = `insert into order_line (org_id, id, order_id, line, kind, product_id, sku, name, unit_price, tax_category, tax_rate, total_minor,
    allow_backorder, ordered, reserved, canceled)
  select $1, ${lineId("line")}, ${id("order")}, k.k + 1, 'stock', p.id, p.sku, p.name, 10, 'S', 20, case when h.canceled then 0 else 2000 end,
    true, 2, case when h.canceled then 0 else 2 end, case when h.canceled then 2 else 0 end from ${LINES}`;

const RESERVATIONS = `insert into reservation (org_id, id, order_id, line_id, product_id, location_id, units, released_units, strategy, commit_id, txid, at)
  select $1, ${lineId("reservation")}, ${id("order")}, ${lineId("line")}, p.id, l.id, 2, case when h.canceled then 2 else 0 end, 'nearest',
    ${id("place")}, h.txid, h.at from ${LINES}`;

const movements = (
  kind: "reserve" | "release",
): string => `insert into stock_movement (org_id, id, product_id, location_id, condition, kind,
    reserved_delta, order_id, line_id, actor_kind, occurred_at, commit_id, txid, at)
  select $1, ${lineId(kind)}, p.id, l.id, 'good', '${kind}', ${kind === "reserve" ? 2 : -2}, ${id("order")}, ${lineId("line")}, 'system',
    ${kind === "reserve" ? `h.at, ${id("place")}, h.txid, h.at` : `${AFTER}, ${id("cancel")}, h.later_txid, ${AFTER}`} from ${LINES}
  ${kind === "reserve" ? "" : "where h.canceled"}`;

const transfers = (
  kind: "transfer" | "reversal",
): string => `insert into ledger_transfer (org_id, id, posting_id, debit_account, credit_account,
    amount_minor, currency, booked_on, customer_id, order_id, commit_id, txid, at)
  select $1, ${id(kind)}, ${id("posting")}, ${kind === "transfer" ? "'order_receivable', 'contract_liability'" : "'contract_liability', 'order_receivable'"},
    7200, 'EUR', h.at::date, h.customer_id, ${id("order")},
    ${kind === "transfer" ? `${id("place")}, h.txid, h.at` : `${id("cancel")}, h.later_txid, ${AFTER}`} from ${HISTORY}
  ${kind === "transfer" ? "" : "where h.canceled"}`;

const PLACED = `jsonb_build_object('status', 'placed', 'allocationStatus', 'reserved', 'fulfilmentStatus', 'unfulfilled', 'paymentStatus', 'unpaid',
    'invoiceStatus', 'not_invoiced', 'returnStatus', 'none', 'totalMinor', 7200, 'orderedUnits', 6, 'waitingUnits', 0,
    'tags', case when h.repeated then '["repeat"]'::jsonb else '["first-order"]'::jsonb end)`;
const CANCELED = `jsonb_build_object('status', 'canceled', 'allocationStatus', 'not_required', 'totalMinor', 0, 'orderedUnits', 0,
    'canceled', (select jsonb_agg(jsonb_build_object('line', g, 'units', 2, 'released', 2, 'backordered', 0)) from generate_series(1, 3) g))`;

const RELEASED = "jsonb_build_object('status', 'in_fulfilment', 'fulfilment', 1, 'units', 6)";

const events = (
  kind: "place" | "cancel" | "release",
): string => `insert into order_event (org_id, order_id, version, move, actor_kind, occurred_at, reason, changes,
    commit_id, txid, at)
  select $1, ${id("order")}, ${kind === "place" ? 1 : 2}, '${kind}', 'system', ${
    {
      place: `h.at, null, ${PLACED}, ${id("place")}, h.txid, h.at from ${HISTORY}`,
      cancel: `${AFTER}, '${REASON}', ${CANCELED}, ${id("cancel")}, h.later_txid, ${AFTER} from ${HISTORY} where h.canceled`,
      release: `${AFTER}, null, ${RELEASED}, ${id("release")}, h.later_txid, ${AFTER} from ${HISTORY} where h.released`,
    }[kind]
  }`;

const PAYLOAD = `jsonb_build_object('organizationName', 'Bench Ltd', 'orderNumber', h.number, 'customerName', h.customer, 'email', h.email, 'currency', 'EUR',
    'totalMinor', 7200, 'terms', 'credit', 'dueOn', h.at::date + 30, 'payBy', null, 'lines', '[]'::jsonb)`;

const messages = (kind: "mail" | "cancelMail"): string => {
  const [commit, txid, at, topic] =
    kind === "mail"
      ? [id("place"), "h.txid", "h.at", "email.order_confirmed"]
      : [id("cancel"), "h.later_txid", AFTER, "email.order_canceled"];
  return `insert into outbox_message (org_id, id, topic, order_id, customer_id, payload, status, attempts, next_attempt_at, sent_at, commit_id, txid, at)
  select $1, ${id(kind)}, '${topic}', ${id("order")}, h.customer_id, ${PAYLOAD}, 'sent', 1, ${at}, ${at}, ${commit}, ${txid}, ${at}
  from ${HISTORY} ${kind === "mail" ? "" : "where h.canceled"}`;
};

const mails = (
  kind: "mail" | "cancelMail",
): string => `insert into mail_message (org_id, id, outbox_id, recipient, sender, subject, html, plain, via, at)
  select $1, ${id(kind === "mail" ? "kept" : "keptCancel")}, ${id(kind)}, h.email, 'orders@bench.example', 'Order ' || h.number,
    '<p>Order ' || h.number || '</p>', 'Order ' || h.number, 'mailbox', h.at from ${HISTORY} ${kind === "mail" ? "" : "where h.canceled"}`;

const TAGS = `insert into customer_tag (org_id, order_id, tag, customer_id, rule_id, condition, commit_id, txid, at, reverted_at, reverted_commit_id)
  select $1, ${id("order")}, r.tag, h.customer_id, r.id, r.condition, ${id("place")}, h.txid, h.at, case when h.canceled then ${AFTER} end,
    case when h.canceled then ${id("cancel")} end
  from ${HISTORY} join tag_rule r on r.org_id = $1 and r.condition = case when h.repeated then 'repeat' else 'first_order' end`;

const TOKENS = `insert into search_token (org_id, token, kind, ref_id)
  select $1, t.token, 'order', ${id("order")}
  from ${HISTORY} cross join lateral (values (lower(h.number)), (split_part(lower(h.number), '-', 1)), (split_part(h.number, '-', 2))) t (token)`;

const STOCK = `update stock_level s set reserved = s.reserved + m.units from (select product_id, location_id, sum(reserved_delta) as units
    from stock_movement where org_id = $1 and order_id is not null group by product_id, location_id) m
  where s.org_id = $1 and s.product_id = m.product_id and s.location_id = m.location_id and s.condition = 'good'`;
const EXPOSURE = `update customer_credit k set exposure_minor = k.exposure_minor + d.due from (select customer_id, sum(due_minor) as due
    from orders where org_id = $1 group by customer_id) d
  where k.org_id = $1 and k.customer_id = d.customer_id and k.currency = 'EUR'`;
const NUMBERS = "update org_policy set next_order_number = next_order_number + (select count(*) from bench_history) where org_id = $1";

const MARK = `${id("release")}, h.later_txid, ${AFTER}`;

const WAVES = `insert into wave (org_id, id, location_id, number, kind, priority, released_at, commit_id, txid, at)
  select $1, ${id("wave")}, l.id, (h.n + 7) / 10, 'single', 0, ${AFTER}, ${MARK}
  from ${HISTORY} cross join (select id from location where org_id = $1 and code = 'L1') l where h.released`;

const FULFILMENTS = `insert into fulfilment (org_id, id, order_id, seq, location_id, wave_id, state, released_at, commit_id, txid, at)
  select $1, ${id("fulfilment")}, ${id("order")}, 1, l.id, ${id("wave")}, 'released', ${AFTER}, ${MARK}
  from ${HISTORY} cross join (select id from location where org_id = $1 and code = 'L1') l where h.released`;

const WORK = `insert into fulfilment_line (org_id, id, fulfilment_id, order_id, line_id, reservation_id, product_id, location_id, bin_id, walk, units,
    commit_id, txid, at)
  select $1, ${lineId("work")}, ${id("fulfilment")}, ${id("order")}, ${lineId("line")}, ${lineId("reservation")}, p.id, l.id, b.id, b.walk, 2, ${MARK}
  from ${LINES} join bin_stock s on s.org_id = $1 and s.product_id = p.id and s.location_id = l.id and s.condition = 'good'
  join bin b on b.org_id = $1 and b.id = s.bin_id where h.released`;

const FLOOR = [WAVES, FULFILMENTS, WORK];

/** In lanes that may run beside one another; a lane's statements and the lanes' beginning with the orders follow one another. */
export const FIRST = [ORDERS, ORDER_LINES];
export const LANES = [
  [RESERVATIONS, movements("reserve"), movements("release"), ...FLOOR],
  [
    transfers("transfer"),
    transfers("reversal"),
    events("place"),
    events("cancel"),
    events("release"),
    messages("mail"),
    messages("cancelMail"),
    mails("mail"),
    mails("cancelMail"),
    TAGS,
    TOKENS,
  ],
];
export const LAST = [STOCK, EXPOSURE, NUMBERS];
