import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addLocation } from "@/lib/testing/goods";
import { plansOf, tooCostly } from "@/lib/testing/plans";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { certain } from "@/lib/result/refusal";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { listMovements } from "./read-movements";
import { listReceiptsIn } from "./read-receipts";
import { listStock, listStockIn, type StockFilter } from "./read-stock-list";
import { listTransfersIn } from "./read-transfers";

const PRODUCTS = 20_000;
const MOVEMENTS = 200_000;
const GROWING = [
  "product",
  "stock_level",
  "search_token",
  "stock_movement",
  "receipt",
  "cost_layer",
  "stock_transfer",
  "stock_transfer_line",
];

let world: World;
let [north, south]: string[] = [];
let busy: string;

beforeAll(async () => {
  world = await createWorld();
  const other = await addOrganization(world.sql, "other");
  for (const orgId of [world.orgId, other]) {
    const places = [await addLocation({ ...world, orgId }, "NORTH"), await addLocation({ ...world, orgId }, "SOUTH")];
    await loadProducts(orgId, orgId === world.orgId ? PRODUCTS : 1000);
    if (orgId === world.orgId) [north, south] = places;
    await loadRecords(orgId, places);
  }
  const [product] = await world.sql("select id from product where org_id = $1 and sku = 'P00001'", [world.orgId]);
  busy = String(product?.id);
  await loadMovements();
  for (const table of GROWING) await world.sql(`vacuum analyze ${table}`);
}, 180_000);
afterAll(() => world.close());

async function loadProducts(orgId: string, count: number): Promise<void> {
  await world.sql(
    `insert into product (org_id, id, sku, name, unit_price, currency) select $1::uuid, md5($1::uuid::text || n)::uuid, 'P' || lpad(n::text, 5, '0'), 'Towel ' || n, 1, 'EUR'
     from generate_series(1, $2::int) n`,
    [orgId, count],
  );
  await world.sql(
    `insert into stock_level (org_id, product_id, location_id, condition, on_hand)
     select p.org_id, p.id, l.id, c, case when c = 'good' then 10 when c = 'damaged' and p.sku like '%9990' then 2 else 0 end
     from product p join location l on l.org_id = p.org_id cross join unnest(array['good', 'damaged', 'quarantine', 'in_transit']) c where p.org_id = $1`,
    [orgId],
  );
  await world.sql(
    `insert into search_token (org_id, token, kind, ref_id)
     select org_id, t, 'product', id from product cross join lateral unnest(array[lower(sku), 'towel', substr(name, 7)]) t where org_id = $1`,
    [orgId],
  );
}

const loadRecords = async (orgId: string, [from = "", to = ""]: string[]) => {
  await world.sql(
    `insert into receipt (org_id, id, location_id, reference, actor_kind, occurred_at, commit_id)
     select $1::uuid, md5('r' || $1::uuid::text || n)::uuid, case when n % 50 = 0 then $3::uuid else $2::uuid end, 'PO ' || n, 'system', '2025-01-01'::timestamptz + n * interval '1 minute', gen_random_uuid()
     from generate_series(1, 20000) n`,
    [orgId, from, to],
  );
  await world.sql(
    `insert into cost_layer (org_id, id, product_id, location_id, receipt_id, currency, received_at, units, left_units, commit_id)
     select r.org_id, md5('c' || r.id::text)::uuid, p.id, r.location_id, r.id, 'EUR', r.occurred_at, 5, 0, r.commit_id
     from receipt r join product p on p.org_id = r.org_id and p.sku = 'P00001' where r.org_id = $1`,
    [orgId],
  );
  await world.sql(
    `insert into stock_transfer (org_id, id, from_id, to_id, status, sent_at, commit_id)
     select $1::uuid, md5('t' || $1::uuid::text || n)::uuid, $2::uuid, $3::uuid, case when n % 1000 = 0 then 'in_transit' else 'received' end, '2025-01-01'::timestamptz + n * interval '1 minute', gen_random_uuid()
     from generate_series(1, 20000) n`,
    [orgId, from, to],
  );
  await world.sql(
    `insert into stock_transfer_line (org_id, id, transfer_id, product_id, units)
     select t.org_id, gen_random_uuid(), t.id, p.id, 5 from stock_transfer t join product p on p.org_id = t.org_id and p.sku = 'P00001' where t.org_id = $1`,
    [orgId],
  );
};

const loadMovements = () =>
  world.sql(
    `insert into stock_movement (org_id, id, product_id, location_id, condition, kind, on_hand_delta, reason, actor_kind, occurred_at, order_id, commit_id)
     select $1::uuid, uuidv7(n * interval '-1 second'), $2::uuid, case when n % 2 = 0 then $3::uuid else $4::uuid end, 'good', 'adjust', 1, 'correction', 'system', now() - n * interval '1 second', null, gen_random_uuid()
     from generate_series(1, $5::int) n`,
    [world.orgId, busy, north, south, MOVEMENTS],
  );

const MOST_BLOCKS = 20_000;

/** What the reading costs too much, in one transaction. */
const costlyIn = async (read: (tx: Tx) => Promise<unknown>, mostBlocks = MOST_BLOCKS): Promise<string[]> =>
  tooCostly(await plansOf(() => readTenant(world.orgId, read)), { growing: GROWING, mostBlocks });

describe("every list reads an index and a bounded number of blocks, as the app role", () => {
  const filters: Record<string, StockFilter> = {
    everything: {},
    "one location": { location: "SOUTH" },
    "a rare condition": { condition: "damaged" },
    "what is low, which nothing is": { state: "low" },
    "what is waited for, which nothing is": { state: "waiting" },
    "a SKU": { q: "P00777" },
    "a word that every product has": { q: "towel" },
    "a word and a condition": { q: "towel 19990", condition: "damaged" },
  };
  test.each(Object.entries(filters))("stock: %s", async (_name, filter) => {
    const costly = await costlyIn(async (tx) => {
      const first = await listStockIn(tx, world.actor, filter, {}, 50);
      const after = first.next ?? first.searchedTo?.key;
      if (after) await listStockIn(tx, world.actor, filter, { after }, 50);
      if (after) await listStockIn(tx, world.actor, filter, { before: after }, 50);
    });
    expect(costly).toEqual([]);
  });

  test("movements of a product with two hundred thousand of them", async () => {
    const filter = { productId: busy, locationIds: null, show: "all" as const };
    const costly = await costlyIn(async (tx) => {
      const first = await listMovements(tx, filter, {});
      const second = await listMovements(tx, filter, { after: certain(first.next, "a next page") });
      await listMovements(tx, filter, { before: certain(second.previous, "a page before") });
      await listMovements(tx, { ...filter, show: "goods" }, { after: certain(first.next, "a next page") });
      await listMovements(tx, { ...filter, locationIds: [certain(south, "a location")] }, {});
    }, 2000);
    expect(costly).toEqual([]);
  });

  test("receipts and transfers", async () => {
    const costly = await costlyIn(async (tx) => {
      for (const location of [undefined, "SOUTH"]) {
        const first = await listReceiptsIn(tx, world.actor, { location }, {});
        const second = await listReceiptsIn(tx, world.actor, { location }, { after: certain(first.next, "a next page") });
        await listReceiptsIn(tx, world.actor, { location }, { before: certain(second.previous, "a page before") });
      }
      const first = await listTransfersIn(tx, world.actor, {});
      const second = await listTransfersIn(tx, world.actor, { after: certain(first.next, "a next page") });
      await listTransfersIn(tx, world.actor, { before: certain(second.previous, "a page before") });
    }, 3000);
    expect(costly).toEqual([]);
  });
});

describe("pages", () => {
  test("go on without gap or repetition, and back again, also between the locations of one SKU", async () => {
    const keys = (rows: readonly { sku: string; location: string }[]) => rows.map(({ sku, location }) => `${sku} ${location}`);
    const first = await listStock(world.actor, {}, {}, 7);
    const second = await listStock(world.actor, {}, { after: certain(first.next, "a next page") }, 7);
    const back = await listStock(world.actor, {}, { before: certain(second.previous, "a page before") }, 7);
    expect(keys(first.items).slice(-2).concat(keys(second.items).slice(0, 2))).toEqual([
      "P00003 SOUTH",
      "P00004 NORTH",
      "P00004 SOUTH",
      "P00005 NORTH",
    ]);
    expect(keys(back.items)).toEqual(keys(first.items));
  });

  test("a search that had to stop says how far it came, and finds what lies behind", async () => {
    let found = await listStock(world.actor, { condition: "damaged" }, {});
    const seen = found.items.map(({ sku }) => sku);
    for (let asked = 0; asked < 20 && (found.next ?? found.searchedTo); asked += 1) {
      found = await listStock(world.actor, { condition: "damaged" }, { after: found.next ?? found.searchedTo?.key });
      seen.push(...found.items.map(({ sku }) => sku));
    }
    expect(seen).toEqual(["P09990", "P09990", "P19990", "P19990"]);
  });

  test("transfers on their way come first", async () => {
    const page = await readTenant(world.orgId, (tx) => listTransfersIn(tx, world.actor, {}));
    expect(page.items.slice(0, 20).every(({ status }) => status === "in_transit")).toBe(true);
    expect(page.items[20]?.status).toBe("received");
    const next = await readTenant(world.orgId, (tx) => listTransfersIn(tx, world.actor, { after: certain(page.next, "a next page") }));
    const back = await readTenant(world.orgId, (tx) =>
      listTransfersIn(tx, world.actor, { before: certain(next.previous, "a page before") }),
    );
    expect(back.items.map(({ id }) => id)).toEqual(page.items.map(({ id }) => id));
  });
});
