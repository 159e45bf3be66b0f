// Pieces of the damages by which invariants are shown to fail. :org and the names of a busy world are filled in by the test.

const TRANSFER =
  "insert into ledger_transfer (org_id, id, posting_id, debit_account, credit_account, amount_minor, currency, booked_on, customer_id, order_id, commit_id, txid)";
export const transferWithin = (order: string, debit: string, credit: string, move: string, amount = "1") => `${TRANSFER}
  select :org, gen_random_uuid(), gen_random_uuid(), '${debit}', '${credit}', ${amount}, o.currency, current_date, o.customer_id, o.id, e.commit_id, e.txid
  from orders o join order_event e on e.org_id = o.org_id and e.order_id = o.id and e.move = '${move}' where o.id = ${order}`;
export const productOf = (sku: string) => `(select id from product where org_id = :org and sku = '${sku}')`;
export const locationOf = (code: string) => `(select id from location where org_id = :org and code = '${code}')`;
export const movement = (sku: string, onHand: number, reserved: number, condition = "good", inBin = onHand) => `
  insert into stock_movement (org_id, id, product_id, location_id, condition, kind, on_hand_delta, reserved_delta, bin_delta, actor_kind, occurred_at, commit_id)
  values (:org, gen_random_uuid(), ${productOf(sku)}, ${locationOf("MAIN")}, '${condition}', 'adjust', ${onHand}, ${reserved}, ${inBin}, 'system', now(), gen_random_uuid())`;
/** The reservation of a SKU moves from one location to the other together with its movement and both stock rows. */
export const elsewhere = (order: string, sku: string) => [
  `update stock_level s set reserved = reserved + case when s.location_id = r.location_id then -r.units else r.units end from reservation r
     where r.order_id = ${order} and r.product_id = ${productOf(sku)} and s.org_id = r.org_id and s.product_id = r.product_id and s.condition = 'good'`,
  `update stock_movement m set location_id = l.id from location l where l.org_id = m.org_id and l.id <> m.location_id and m.order_id = ${order} and m.product_id = ${productOf(sku)}`,
  `update reservation r set location_id = l.id from location l where l.org_id = r.org_id and l.id <> r.location_id and r.order_id = ${order} and r.product_id = ${productOf(sku)}`,
];

/** Work on an order's reservation of a SKU that was released to the floor, and what of it was picked. */
export const released = (order: string, sku: string, units: string, picked = 0) => [
  `insert into wave (org_id, id, location_id, number, kind, released_at, commit_id)
     select org_id, gen_random_uuid(), id, 1, 'single', now(), gen_random_uuid() from location where org_id = :org and code = 'MAIN'`,
  `insert into fulfilment (org_id, id, order_id, seq, location_id, wave_id, state, released_at, commit_id)
     select w.org_id, gen_random_uuid(), ${order}, 1, w.location_id, w.id, 'released', now(), w.commit_id from wave w where w.org_id = :org`,
  `insert into fulfilment_line (org_id, id, fulfilment_id, order_id, line_id, reservation_id, product_id, location_id, walk, units, picked, commit_id)
     select f.org_id, gen_random_uuid(), f.id, f.order_id, r.line_id, r.id, r.product_id, r.location_id, 1, ${units}, ${picked}, f.commit_id
     from fulfilment f join reservation r on r.org_id = f.org_id and r.order_id = f.order_id and r.product_id = ${productOf(sku)} where f.org_id = :org`,
  `update orders set status = 'in_fulfilment', version = version + 1 where id = ${order}`,
  `insert into order_event (org_id, order_id, version, move, actor_kind, occurred_at, changes, commit_id)
     select o.org_id, o.id, o.version, 'release', 'system', now(), '{"status": "in_fulfilment"}', f.commit_id
     from orders o join fulfilment f on f.org_id = o.org_id and f.order_id = o.id where o.id = ${order}`,
];
/** A move of the order that did nothing, with the commit of a row that names one. */
export const moved = (order: string, move: string, commit: string) => [
  `update orders set version = version + 1 where id = ${order}`,
  `insert into order_event (org_id, order_id, version, move, actor_kind, occurred_at, changes, commit_id)
     select o.org_id, o.id, o.version, '${move}', 'system', now(), '{}', x.${commit} from orders o
     join ${commit === "commit_id" ? "short_pick" : "substitution_proposal"} x on x.org_id = o.org_id and x.order_id = o.id where o.id = ${order}`,
];
/** A picker's proposal for one unit of an order's SKU, with its short pick and their move. */
export const proposed = (order: string, sku: string, substitute: string) => [
  ...released(order, sku, "1"),
  `insert into short_pick (org_id, id, fulfilment_line_id, order_id, location_id, product_id, units, reason, actor_kind, occurred_at, commit_id)
     select org_id, gen_random_uuid(), id, order_id, location_id, product_id, 1, 'not_in_bin', 'system', now(), gen_random_uuid()
     from fulfilment_line where order_id = ${order}`,
  ...moved(order, "short", "commit_id"),
  `insert into substitution_proposal (org_id, id, order_id, line_id, short_pick_id, location_id, product_id, substitute_id, units, left_units, state,
       actor_kind, proposed_at, commit_id)
     select k.org_id, gen_random_uuid(), k.order_id, f.line_id, k.id, k.location_id, k.product_id, ${productOf(substitute)}, 1, 1, 'open', 'system', now(),
       k.commit_id from short_pick k join fulfilment_line f on f.org_id = k.org_id and f.id = k.fulfilment_line_id where k.order_id = ${order}`,
];
export const answered = (state: string, more: string) => `update substitution_proposal set state = '${state}', answered_at = now(),
  answered_by_kind = 'system', answer_reason = 'no', answered_commit_id = gen_random_uuid() ${more}`;

/** An order's work with an empty package for it. */
export const boxed = [
  ...released(":repeat", "LAMP", "1"),
  `insert into package (org_id, id, fulfilment_id, order_id, seq, sscc, commit_id)
     select org_id, gen_random_uuid(), id, order_id, 1, '000000000000000000', commit_id from fulfilment where org_id = :org`,
];

export const NEW_PRODUCT =
  "insert into product (org_id, id, sku, name, unit_price, currency) values (:org, gen_random_uuid(), 'NEW', 'New', 1, 'EUR')";

/** Units appear in or vanish from what waits to be put away, with their movement. */
export const lie = (sku: string, units: number) => [
  `update bin_stock set units = units + ${units} where org_id = :org and product_id = ${productOf(sku)} and location_id = ${locationOf("MAIN")}`,
  movement(sku, 0, 0, "good", units),
];
export const aBin = (kind: string) => [
  `insert into zone (org_id, id, location_id, code, name) values (:org, gen_random_uuid(), ${locationOf("MAIN")}, 'Z', 'Z')`,
  `insert into bin (org_id, id, location_id, zone_id, code, kind, walk) select org_id, gen_random_uuid(), location_id, id, 'B', '${kind}', 1 from zone where org_id = :org`,
];
export const intoBin = (table: string) =>
  `update ${table} set bin_id = (select id from bin where org_id = :org) where org_id = :org and product_id = ${productOf("BULB")}
     and location_id = ${locationOf("MAIN")}${table === "bin_stock" ? "" : " and bin_delta <> 0"}`;
