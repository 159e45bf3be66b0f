import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Desk, placed, refused } from "@/lib/testing/desk";
import { domainDesk } from "@/lib/testing/domain-desk";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { driftIn } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

const CLIENTS = 20;
let world: World;
let desk: Desk;
beforeAll(async () => {
  world = await createWorld();
  desk = domainDesk(world);
  await addLocation(world, "MAIN");
  for (let client = 0; client < CLIENTS; client += 1) {
    await addCustomer(world, { code: `C${client}` });
    await addProduct(world, { sku: `LAMP-${client}` });
    await desk.receive({ location: "MAIN", reference: "R", lines: [{ sku: `LAMP-${client}`, units: 99 }] });
  }
});
afterAll(() => world.close());

/** Nobody waits for anybody's stock or credit: each client buys something else for somebody else. */
const place = (client: number, more: object) =>
  desk.place({ customer: `C${client}`, lines: [{ sku: `LAMP-${client}`, units: 1 }], ...more });
const race = async (more: object) => {
  const replies = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => place(client, more)));
  return replies.map(({ status, body }) => body.code ?? String(status)).toSorted();
};
const ONE = ["201", ...Array.from({ length: CLIENTS - 1 }, () => "duplicate_external")];

test.for([{ channel: null }, { channel: "shop" }, { channel: null, draft: true }, { channel: "shop", draft: true }])(
  "of many orders that come at once under one external id, %o, one is taken",
  async (more) => {
    const external_id = `7001 ${JSON.stringify(more)}`;
    expect(await race({ ...more, external_id })).toEqual(ONE);
    expect(await world.sql("select count(*)::int as orders from orders where external_id = $1", [external_id])).toEqual([{ orders: 1 }]);
    expect(await driftIn(world.orgId)).toEqual([]);
  },
);

test("an external id is that of one order of its channel, and orders without one are as many as they like", async () => {
  const taken = [];
  for (const channel of ["shop", "fair", null]) taken.push(placed(await place(0, { external_id: "8001", channel })).order.id);
  for (const [index, channel] of ["shop", "fair", null].entries())
    expect(refused(await place(0, { external_id: "8001", channel }), "duplicate_external").subject).toBe(taken[index]);
  for (const channel of ["shop", null, null]) placed(await place(0, { channel }));
});

test("whether an external id is taken is one look-up in the index, with a channel and without", async () => {
  for (const channel of ["channel = 'shop'", "channel is null"]) {
    const plan = await readTenant(world.orgId, async (tx) => {
      await tx.query("planned", "set local enable_seqscan = off", []);
      return tx.query<{ "QUERY PLAN": string }>(
        `plan ${channel}`,
        `explain select id from orders where org_id = '${world.orgId}' and external_id = '8001' and ${channel}`,
        [],
      );
    });
    const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(text).toMatch(/orders_external/);
    expect(text).toMatch(/Index Cond: .*channel/);
  }
});

const FOLDER = path.join(process.cwd(), "db", "migrations");
const MIGRATION = "keep_external_ids_apart.sql";

test("a database that holds such a pair is migrated: the older keeps its id, the later has it in its note", async () => {
  const ids: string[] = [];
  for (const note of ["", "Ring twice"]) ids.push(placed(await place(1, { note })).order.id);
  const [older = "", later = ""] = ids;
  const shop = placed(await place(1, { channel: "shop", external_id: "9001" })).order.id;
  const file = readdirSync(FOLDER).find((name) => name.endsWith(MIGRATION)) ?? MIGRATION;
  const steps = readFileSync(path.join(FOLDER, file), "utf8").split("--> statement-breakpoint");
  await world.sql("drop index orders_external");
  await world.sql("create unique index orders_external on orders (org_id, channel, external_id) where external_id is not null");
  await world.sql("update orders set external_id = '9001' where id = any($1)", [ids]);
  for (const step of steps) await world.sql(step);
  const rows = await world.sql("select id, external_id, note from orders where id = any($1) order by created_at, id", [[...ids, shop]]);
  expect(rows).toEqual([
    { id: older, external_id: "9001", note: "" },
    { id: later, external_id: null, note: "Ring twice\nExternal id 9001, which an earlier order has." },
    { id: shop, external_id: "9001", note: "" },
  ]);
  refused(await place(1, { external_id: "9001" }), "duplicate_external");
  await expect(world.sql("update orders set external_id = '9001' where id = $1", [later])).rejects.toThrow(/orders_external/);
});
