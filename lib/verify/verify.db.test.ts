import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readerOn } from "@/db/client";
import { TOPICS_WITHHELD_BY_CANCEL } from "@/lib/outbox/topics";
import { assert, certain } from "@/lib/result/refusal";
import { type BusyWorld, makeBusy } from "@/lib/testing/busy-world";
import {
  aBin,
  answered,
  boxed,
  elsewhere,
  intoBin,
  lie,
  locationOf,
  moved,
  movement,
  NEW_PRODUCT,
  productOf,
  proposed,
  released,
  transferWithin,
} from "@/lib/testing/damages";
import { driftIn } from "@/lib/testing/no-drift";
import { SHIPPING_DAMAGES } from "@/lib/testing/shipping-damages";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import type { Tx } from "@/lib/transaction/in-tenant";
import { findDrift } from "@/lib/verify/find-drift";
import { INVARIANTS } from "@/lib/verify/invariants";
import { MARKED_TABLES } from "@/lib/verify/invariants/effects";
import { lastRun } from "@/lib/verify/last-run";
import { runVerify } from "@/lib/verify/run-verify";

let world: World;
let busy: BusyWorld;
let owner: pg.PoolClient;
let pool: pg.Pool;

beforeAll(async () => {
  world = await createWorld();
  busy = await makeBusy(world);
  pool = new pg.Pool({ connectionString: world.url, max: 1 });
  owner = await pool.connect();
});
afterAll(async () => {
  owner.release();
  await pool.end();
  await world.close();
});

/** Names of the invariants that report once the statements have run; everything is rolled back. */
async function reportsAfter(...statements: readonly string[]): Promise<string[]> {
  await owner.query("begin");
  try {
    for (const statement of statements) {
      const { rowCount, command } = await owner.query(statement.replaceAll(":org", `'${world.orgId}'`).replaceAll(/:(\w+)/g, named));
      if (/^(UPDATE|INSERT|DELETE)$/.test(command)) assert(rowCount !== 0, `a damage touched no row: ${statement}`);
    }
    const tx: Tx = {
      orgId: world.orgId,
      read: readerOn(owner),
      query: async <Row extends pg.QueryResultRow>(_name: string, text: string, values: readonly unknown[]) =>
        (await owner.query<Row>(text, [...values])).rows,
    };
    const reporting: string[] = [];
    for (const invariant of INVARIANTS) if ((await findDrift(tx, invariant, null)).rows > 0) reporting.push(invariant.name);
    return reporting;
  } finally {
    await owner.query("rollback");
  }
}

const named = (all: string, name: string): string => (name in busy ? `'${busy[name as keyof BusyWorld]}'` : all);

/** One deliberate damage per invariant, chosen so that no other ledger disagrees. */
const DAMAGES: Readonly<Record<string, readonly string[]>> = {
  reserved_is_reservations: [
    `update stock_level set reserved = reserved + 1 where org_id = :org and product_id = ${productOf("LAMP")} and location_id = ${locationOf("MAIN")} and condition = 'good'`,
    movement("LAMP", 0, 1),
  ],
  stock_is_movements: [
    `update stock_level set on_hand = on_hand + 1 where org_id = :org and product_id = ${productOf("LAMP")} and location_id = ${locationOf("MAIN")} and condition = 'good'`,
    ...lie("LAMP", 1),
  ],
  stock_within_bounds: [
    "alter table stock_level drop constraint stock_level_reserved_within_on_hand",
    "alter table bin_stock drop constraint bin_stock_units",
    `insert into bin_stock (org_id, id, product_id, location_id, condition, units)
     values (:org, gen_random_uuid(), ${productOf("NONE")}, ${locationOf("MAIN")}, 'damaged', -1)`,
    `update stock_level set on_hand = -1 where org_id = :org and product_id = ${productOf("NONE")} and location_id = ${locationOf("MAIN")} and condition = 'damaged'`,
    movement("NONE", -1, 0, "damaged"),
  ],
  stock_rows_exist: [NEW_PRODUCT],
  lines_hold_what_they_say: [
    `update reservation r set line_id = l.id from order_line l where l.order_id = r.order_id and l.line = 2 and r.order_id = :fedTwice and r.line_id <> l.id`,
  ],
  waiting_lines_are_queued: ["update backorder set units = units - 1 where order_id = :waiting"],
  bundles_stay_together: elsewhere(":bundled", "SHADE"),
  one_location_is_one: elsewhere(":oneLocation", "SHADE"),
  transit_is_transfers: ["update stock_transfer_line set received_units = received_units + 1 where org_id = :org"],
  receipts_are_movements: [`update cost_layer set units = units + 1 where org_id = :org and product_id = ${productOf("GIFT")}`],
  costs_are_within_stock: [
    `insert into cost_layer (org_id, id, product_id, location_id, currency, received_at, units, left_units, commit_id)
     values (:org, gen_random_uuid(), ${productOf("NONE")}, ${locationOf("MAIN")}, 'EUR', now(), 1, 1, gen_random_uuid())`,
  ],
  bins_are_stock: lie("LAMP", 1),
  bins_are_movements: [...aBin("pick"), intoBin("bin_stock")],
  bins_hold_their_kind: [...aBin("damaged"), intoBin("bin_stock"), intoBin("stock_movement")],
  shipped_is_reservations: [
    `update reservation set shipped_units = 1 where order_id = :gift`,
    `update stock_level set reserved = reserved - 1 where product_id = ${productOf("GIFT")} and location_id = ${locationOf("MAIN")} and condition = 'good'`,
    movement("GIFT", 0, -1),
    "update order_line set reserved = reserved - 1, canceled = canceled + 1 where order_id = :gift and line = 1",
    "update orders set ordered_units = ordered_units - 1 where id = :gift",
  ],
  work_is_within_reservations: released(":repeat", "LAMP", "r.units + 1"),
  lines_are_work: [...released(":repeat", "LAMP", "1", 1), ...lie("LAMP", -1)],
  packages_hold_what_is_packed: [
    ...boxed,
    `insert into package_line (org_id, id, package_id, fulfilment_line_id, units, commit_id)
     select k.org_id, gen_random_uuid(), k.id, f.id, 1, k.commit_id from package k join fulfilment_line f on f.order_id = k.order_id where k.org_id = :org`,
  ],
  requests_become_transfers: [
    `insert into transfer_request (org_id, id, from_id, to_id, state, actor_kind, requested_at, commit_id)
     select :org, gen_random_uuid(), f.id, l.id, 'open', 'system', now(), gen_random_uuid() from location f
     join location l on l.org_id = f.org_id and l.id <> f.id where f.org_id = :org and f.code = 'MAIN' limit 1`,
    `insert into transfer_work (org_id, id, request_id, product_id, location_id, walk, units, picked, sent, commit_id)
     select org_id, gen_random_uuid(), id, ${productOf("LAMP")}, from_id, 1, 1, 1, 1, commit_id from transfer_request where org_id = :org`,
  ],
  scheduled_counts_are_days: [
    `insert into count_schedule (org_id, id, location_id, pace, every_days, weekdays, most_bins)
     values (:org, gen_random_uuid(), ${locationOf("MAIN")}, 'every', 20, '12345', 5)`,
    `insert into count_schedule_day (org_id, schedule_id, day, due_bins, opened_bins, opened_at, commit_id)
     select org_id, id, '2026-11-20', 3, 2, now(), gen_random_uuid() from count_schedule where org_id = :org`,
  ],
  counts_look_in_their_place: [
    `insert into zone (org_id, id, location_id, code, name) values (:org, gen_random_uuid(), ${locationOf("MAIN")}, 'COUNTED', 'Counted')`,
    `insert into bin (org_id, id, location_id, zone_id, code, kind, walk)
     select org_id, gen_random_uuid(), location_id, id, 'COUNTED-1', 'pick', 1 from zone where org_id = :org and code = 'COUNTED'`,
    `insert into count_task (org_id, id, location_id, bin_id, cause, state, created_at, commit_id)
     select b.org_id, gen_random_uuid(), l.id, b.id, 'manual', 'open', now(), gen_random_uuid() from bin b
     join location l on l.org_id = b.org_id and l.id <> b.location_id where b.org_id = :org and b.code = 'COUNTED-1' limit 1`,
  ],
  put_backs_are_going_back: [
    ...released(":repeat", "LAMP", "1"),
    `insert into put_back (org_id, id, fulfilment_line_id, order_id, line_id, location_id, product_id, units, cause, created_at, commit_id)
     select org_id, gen_random_uuid(), id, order_id, line_id, location_id, product_id, 1, 'undo', now(), commit_id from fulfilment_line where org_id = :org`,
  ],
  cancels_wait_for_put_backs: [
    "alter table order_line drop constraint order_line_cancel_pending",
    "update order_line set cancel_pending = 1 where order_id = :repeat",
  ],
  proposals_ask_for_what_waits: proposed(":repeat", "LAMP", "SHADE"),
  substitutes_stand_for_units: [
    ...proposed(":oneLocation", "LAMP", "SHADE"),
    answered("accepted", ", substitute_line_id = (select id from order_line where order_id = :oneLocation and line = 2)"),
    ...moved(":oneLocation", "substitute", "answered_commit_id"),
  ],
  proposals_have_their_moves: [...proposed(":repeat", "LAMP", "SHADE"), answered("declined", "")],
  units_are_somewhere: [
    "alter table order_line drop constraint order_line_where_units_are",
    "update order_line set unallocated = unallocated + 1 where order_id = :gift and kind = 'service'",
  ],
  placed_units_are_promised: [
    "update order_line set unallocated = 1, canceled = canceled - 1 where order_id = :gift and line = 1",
    "update orders set ordered_units = ordered_units + 1, allocation_status = 'partially_reserved', reserved_at = null where id = :gift",
  ],
  rollups_are_lines: ["update orders set return_status = 'requested' where id = :repeat"],
  milestones_fit: ["update orders set reserved_at = null where id = :repeat"],
  versions_are_events: ["update orders set version = version + 1 where id = :repeat"],
  events_tell_the_order: [`update order_event set changes = changes || '{"totalMinor": 1}' where order_id = :canceled and move = 'cancel'`],
  canceled_holds_nothing: ["update customer_tag set reverted_at = null, reverted_commit_id = null where order_id = :canceled"],
  line_amounts_are_prices: [
    "update order_line set total_minor = total_minor + case line when 1 then 1 else -1 end where order_id = :fedTwice",
  ],
  totals_are_lines: ["update order_charge set amount_minor = amount_minor + 100 where order_id = :bundled"],
  receivable_is_ledger: [transferWithin(":gift", "order_receivable", "revenue", "cancel")],
  liability_mirrors_receivable: [transferWithin(":gift", "contract_liability", "revenue", "cancel")],
  transfers_fit_their_order: ["update ledger_transfer set currency = 'USD' where order_id = :repeat"],
  refunds_within_payments: [
    "alter table orders drop constraint orders_money",
    "update orders set refunded_minor = 1 where id = :prepaid",
    transferWithin(":prepaid", "trade_receivable", "bank", "cancel"),
  ],
  exposure_is_due: ["update customer_credit set exposure_minor = exposure_minor + 1 where org_id = :org and exposure_minor > 0"],
  one_commit_one_transaction: ["update outbox_message set txid = '7' where order_id = :repeat"],
  placed_once: ["update order_event set occurred_at = occurred_at + interval '1 second' where order_id = :repeat"],
  placing_posts_one_receivable: [
    "update ledger_transfer set amount_minor = amount_minor - 1 where order_id = :repeat",
    transferWithin(":repeat", "order_receivable", "contract_liability", "place"),
  ],
  placing_queues_one_email: [
    `insert into outbox_message (org_id, id, topic, order_id, payload, commit_id, txid)
     select org_id, gen_random_uuid(), topic, order_id, payload, commit_id, txid from outbox_message where order_id = :repeat`,
  ],
  placing_covers_every_unit: ["update backorder set joined_units = joined_units + 1 where order_id = :waiting"],
  placing_tags_by_the_rules: ["delete from customer_tag where order_id = :repeat"],
  first_orders_are_first: [
    "drop index customer_tag_one_first",
    `update order_event set changes = jsonb_set(changes, '{tags}', '["backordered", "first-order"]') where order_id = :fedTwice and move = 'place'`,
    `update order_event set changes = jsonb_set(changes, '{tags}', '["first-order"]') where order_id in (:bundled, :oneLocation) and move = 'place'`,
    `update customer_tag t set tag = r.tag, condition = r.condition, rule_id = r.id from tag_rule r
     where r.org_id = t.org_id and r.condition = 'first_order' and t.condition = 'repeat' and t.order_id in (:bundled, :oneLocation)`,
  ],
  effects_have_their_move: ["update stock_movement set commit_id = gen_random_uuid() where order_id = :repeat"],
  reversals_have_their_move: ["update customer_tag set reverted_commit_id = gen_random_uuid() where order_id = :canceled"],
  refusals_left_nothing: [
    "update order_refusal r set commit_id = e.commit_id, txid = e.txid from order_event e where e.order_id = :repeat and r.org_id = :org",
  ],
  answers_have_their_order: [
    "update idempotency_key set answer = jsonb_set(answer, '{order,id}', to_jsonb(gen_random_uuid()::text)) where org_id = :org and key = 'key-1'",
  ],
  ...SHIPPING_DAMAGES,
  sent_mail_is_kept: ["update outbox_message set status = 'sent', sent_at = now() where order_id = :repeat"],
};

describe("each invariant can fail", () => {
  test("nothing reports on a world that only commands have touched", async () => {
    expect(await reportsAfter()).toEqual([]);
    expect(await driftIn(world.orgId)).toEqual([]);
  });

  test("every invariant has a damage that it must notice", () => {
    expect(Object.keys(DAMAGES).toSorted()).toEqual(INVARIANTS.map(({ name }) => name).toSorted());
  });

  for (const [name, damage] of Object.entries(DAMAGES)) {
    test(`${name} alone reports its damage`, async () => {
      expect(await reportsAfter(...damage)).toEqual([name]);
    });
  }

  for (const topic of TOPICS_WITHHELD_BY_CANCEL) {
    test(`canceled_holds_nothing reports ${topic} that would still leave`, async () => {
      const planted = `insert into outbox_message (org_id, id, topic, order_id, payload, commit_id, txid) select org_id, gen_random_uuid(), '${topic}',
        order_id, payload, commit_id, txid from outbox_message where order_id = :canceled and topic = 'email.order_canceled'`;
      expect(await reportsAfter(planted)).toContain("canceled_holds_nothing");
    });
  }

  test("the list of tables that bear a commit is the database's", async () => {
    const rows = await world.sql(
      "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'txid' order by table_name",
    );
    expect(rows.map(({ table_name }) => table_name)).toEqual(MARKED_TABLES.toSorted());
  });
});

describe("a run", () => {
  test("stores its result with its time, and a clean one is where the next look begins", async () => {
    const outcome = await runVerify(world.orgId, { scope: "changed" });
    expect(outcome).toMatchObject({ ok: true, run: { scope: "full", differingRows: 0 } });
    const stored = certain(await lastRun(world.orgId), "the run");
    expect(stored).toMatchObject({ scope: "full", differingRows: 0 });
    expect(stored.findings.map(({ name }) => name)).toEqual([...INVARIANTS.map(({ name }) => name), "organizations_are_apart"]);
    expect(await runVerify(world.orgId, { scope: "changed" })).toMatchObject({ ok: true, run: { scope: "changed", differingRows: 0 } });
  });

  test("looking at what changed finds a damage that a move left, and not one from before the last clean run", async () => {
    await world.sql("update orders set return_status = 'requested' where id = $1", [busy.repeat]);
    const fresh = await runVerify(world.orgId, { scope: "changed" });
    expect(fresh).toMatchObject({ ok: true, run: { scope: "changed", differingRows: 1 } });
    await world.sql("update order_event set at = at - interval '1 day' where order_id = $1", [busy.repeat]);
    await world.sql("update stock_movement set at = at - interval '1 day' where order_id = $1", [busy.repeat]);
    expect(await runVerify(world.orgId, { scope: "changed" })).toMatchObject({ ok: true, run: { differingRows: 0 } });
    const full = await runVerify(world.orgId, { scope: "full" });
    expect(full).toMatchObject({ ok: true, run: { scope: "full", differingRows: 1 } });
    const [order] = await world.sql("update orders set return_status = 'none' where id = $1 returning number", [busy.repeat]);
    const finding = full.ok ? full.run.findings.find(({ name }) => name === "rollups_are_lines") : undefined;
    expect(finding).toMatchObject({ rows: 1, examples: [{ id: busy.repeat, label: order?.number }] });
  });

  test("only one runs at a time", async () => {
    const key = `verify ${world.orgId}`;
    await owner.query("select pg_advisory_lock(hashtextextended($1, 0))", [key]);
    expect(await runVerify(world.orgId, { scope: "full" })).toEqual({ ok: false, code: "already_running", subject: null });
    await owner.query("select pg_advisory_unlock(hashtextextended($1, 0))", [key]);
    expect(await runVerify(world.orgId, { scope: "full" })).toMatchObject({ ok: true });
  });

  test("a policy that lets other organizations look in is noticed table by table", async () => {
    const other = await addOrganization(world.sql, "other");
    expect(await runVerify(other, { scope: "full" })).toMatchObject({ ok: true, run: { differingRows: 0 } });
    await world.sql("alter policy orders_of_organization on orders using (true)");
    await world.sql("alter policy reservation_of_organization on reservation using (true)");
    const outcome = await runVerify(other, { scope: "full" });
    const finding = outcome.ok ? outcome.run.findings.find(({ name }) => name === "organizations_are_apart") : undefined;
    expect(finding?.examples.map(({ label }) => label)).toEqual(["orders", "reservation"]);
    for (const table of ["orders", "reservation"])
      await world.sql(
        `alter policy ${table}_of_organization on ${table} using (org_id = nullif(current_setting('onerow.org_id', true), '')::uuid)`,
      );
    expect(await driftIn(other)).toEqual([]);
  });
});
