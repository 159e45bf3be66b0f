import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, useDatabase } from "@/db/client";
import { editDraft } from "@/lib/orders/drafts";
import { editBody, placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { domainDesk } from "@/lib/testing/domain-desk";
import { done } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { createWorld, type World } from "@/lib/testing/world";
import { inTenant } from "@/lib/transaction/in-tenant";

const LINES = 40_000;
const MOST_ROWS = 6_000;

let world: World;
let draftId: string;
let unused: Database;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await addProduct(world, { sku: "A" });
  await domainDesk(world).receive({ location: "X", reference: "R", lines: [{ sku: "A", units: 1 }] });
  const place = async (units: number, draft = false) => {
    const lines = [1, 2].map(() => ({ sku: "A", units }));
    return done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, draft, lines }))).order.id;
  };
  const orderId = await place(2);
  await copyLines(orderId, 0);
  draftId = await place(1, true);
  await copyLines(orderId, LINES);
  for (const table of ["order_line", "reservation", "backorder"]) await world.sql(`vacuum analyze ${table}`);
  // What a connection did before, it may still count with what it does now.
  unused = openDatabase(world.url);
  useDatabase(unused);
}, 120_000);
afterAll(async () => {
  await unused.close();
  await world.close();
});

/** What an order leaves behind, once more for many lines, as if they had been placed one after the other. */
async function copyLines(orderId: string, from: number): Promise<void> {
  const values = [world.orgId, orderId, from + 11, from + 10 + LINES];
  await world.sql(
    `insert into order_line (org_id, id, order_id, line, kind, product_id, sku, name, unit_price, tax_category, tax_rate, total_minor, allow_backorder, ordered, unallocated)
     select l.org_id, uuidv7(), l.order_id, n, 'stock', l.product_id, l.sku, l.name, 1, l.tax_category, 0, 100, true, 1, 1
     from order_line l, generate_series($3::int, $4::int) n where l.org_id = $1 and l.order_id = $2 and l.line = 1`,
    values,
  );
  await world.sql(
    `insert into reservation (org_id, id, order_id, line_id, product_id, location_id, units, strategy, commit_id)
     select r.org_id, uuidv7(), r.order_id, l.id, r.product_id, r.location_id, 1, r.strategy, r.commit_id
     from (select * from reservation where org_id = $1 and order_id = $2 limit 1) r
     join order_line l on l.org_id = r.org_id and l.order_id = r.order_id and l.line between $3 and $4 order by l.id`,
    values,
  );
  await world.sql(
    `insert into backorder (org_id, id, order_id, line_id, product_id, joined_units, units, commit_id)
     select b.org_id, uuidv7(), b.order_id, l.id, b.product_id, 1, 1, b.commit_id
     from (select * from backorder where org_id = $1 and order_id = $2 limit 1) b
     join order_line l on l.org_id = b.org_id and l.order_id = b.order_id and l.line between $3 and $4 order by l.id`,
    values,
  );
}

const READ = `select relname as "table", (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows from pg_stat_xact_user_tables
  where schemaname = 'public' and seq_tup_read + coalesce(idx_tup_fetch, 0) > $1 order by 1`;

test("a line goes out of a draft without a walk through what other orders reserved and wait for", async () => {
  const [line] = await world.sql("select id from order_line where order_id = $1 and line = 2", [draftId]);
  const read = await inTenant(
    world.orgId,
    async (tx) => {
      await tx.query("delete_line", "delete from order_line where org_id = $1 and id = $2::uuid", [tx.orgId, line?.["id"]]);
      return tx.query("rows_read", READ, [MOST_ROWS]);
    },
    "move",
  );
  expect(read).toEqual([]);
  const [{ version } = { version: 0 }] = await world.sql("select version from orders where id = $1", [draftId]);
  const body = editBody.parse({ customer: "C1", version, lines: [{ sku: "A", units: 3 }] });
  expect(done(await editDraft(world.actor, draftId, body)).order.lines).toHaveLength(1);
});
