import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putAwayBody } from "@/lib/places/inputs";
import { putAway } from "@/lib/places/put-away";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { done, packAndShip, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { crossDock } from "./cross-dock";
import { listCrossDocks } from "./list-cross-docks";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addBin(world, "X", "A-1", "pick", 10);
  await addCustomer(world, { limitMinor: null });
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (lines: Record<string, number>, more: object = {}) =>
  done(
    await placeOrder(
      world.actor,
      placeBody.parse({
        customer: "C1",
        allow_backorder: true,
        lines: Object.entries(lines).map(([sku, units]) => ({ sku, units })),
        ...more,
      }),
    ),
  ).order;
const receive = async (lines: object[]) =>
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "DN 1", lines }))).receipt.id;
const away = (sku: string, units: number) => putAway(world.actor, putAwayBody.parse({ location: "X", lines: [{ sku, units, to: "A-1" }] }));
const lying = (sku: string) =>
  world.sql(
    `select b.code as bin, s.units from bin_stock s join product p on p.org_id = s.org_id and p.id = s.product_id
     left join bin b on b.org_id = s.org_id and b.id = s.bin_id where s.org_id = $1 and p.sku = $2 and s.units > 0 order by 1 nulls first`,
    [world.orgId, sku],
  );
const offered = async (receipt: string) => (await listCrossDocks(world.actor, receipt))?.map(({ order, lines }) => [order, lines]);

test("units that orders waited for go from the dock to packing and leave, and the rest is put away", async () => {
  await addProduct(world, { sku: "CUP" });
  const [first, second] = [await place({ CUP: 4 }), await place({ CUP: 3 })];
  const receipt = await receive([{ sku: "CUP", units: 9 }]);
  expect(await offered(receipt)).toEqual([
    [first.number, [{ sku: "CUP", units: 4 }]],
    [second.number, [{ sku: "CUP", units: 3 }]],
  ]);
  const sent = done(await crossDock(world.actor, receipt, { order: first.number })).cross_dock;
  expect(sent).toMatchObject({ order: first.number, number: `${first.number}-1`, units: 4, lines: [{ sku: "CUP", units: 4 }] });
  expect(await lying("CUP")).toEqual([{ bin: null, units: 5 }]);
  expect(await workOf(world, sent.fulfilment)).toMatchObject([{ units: 4, picked: 4, packed: 0 }]);
  expect(await world.sql("select status, fulfilment_status from orders where id = $1", [first.id])).toEqual([
    { status: "in_fulfilment", fulfilment_status: "picked" },
  ]);
  const events = await world.sql("select move, changes from order_event where order_id = $1 order by version desc limit 1", [first.id]);
  expect(events).toMatchObject([{ move: "cross_dock", changes: { units: 4, fulfilment: 1, receipt: "DN 1" } }]);
  expect(
    await world.sql("select count(distinct txid)::int as n from stock_movement where order_id = $1 and kind = 'pick'", [first.id]),
  ).toEqual([{ n: 1 }]);
  expect(refusedWith(await crossDock(world.actor, receipt, { order: first.number }))).toBe("not_on_dock");
  await packAndShip(world, sent.fulfilment);
  done(await away("CUP", 5));
  // Declining is putting away as always: nothing is offered then, and the order is released the usual way.
  expect(await offered(receipt)).toEqual([]);
  expect(refusedWith(await crossDock(world.actor, receipt, { order: second.number }))).toBe("not_on_dock");
  expect(await releaseOne(world, "X", second.number)).not.toBe("");
});

test("a key counts once, and only what the receipt brought and what is still on the dock goes", async () => {
  await addProduct(world, { sku: "MUG" });
  const order = await place({ MUG: 6 });
  const early = await receive([{ sku: "MUG", units: 2 }]);
  const late = await receive([{ sku: "MUG", units: 4 }]);
  expect(await offered(early)).toEqual([[order.number, [{ sku: "MUG", units: 2 }]]]);
  done(await away("MUG", 3));
  expect(await offered(late)).toEqual([[order.number, [{ sku: "MUG", units: 3 }]]]);
  const once = { route: "POST x", key: "k", bodyHash: "h" };
  const [one, again] = [
    done(await crossDock(world.actor, late, { order: order.id }, { once })),
    done(await crossDock(world.actor, late, { order: order.id }, { once })),
  ];
  expect(again).toEqual(one);
  expect(one.cross_dock.units).toBe(3);
  expect(await lying("MUG")).toEqual([{ bin: "A-1", units: 3 }]);
  expect(await releaseOne(world, "X", order.number)).not.toBe("");
});

test("bundles go whole, lots that expired do not go, and what blocks a release blocks this", async () => {
  await addProduct(world, { sku: "LID" });
  await addProduct(world, { sku: "JAR" });
  await addProduct(world, { sku: "SET", parts: { LID: 1, JAR: 2 } });
  const set = await place({ SET: 2 });
  const lids = await receive([{ sku: "LID", units: 2 }]);
  expect(await offered(lids)).toEqual([]);
  const jars = await receive([{ sku: "JAR", units: 4 }]);
  expect(await offered(jars)).toEqual([
    [
      set.number,
      [
        { sku: "LID", units: 2 },
        { sku: "JAR", units: 4 },
      ],
    ],
  ]);
  done(await crossDock(world.actor, jars, { order: set.number }));

  await addProduct(world, { sku: "TEA", tracksLots: true });
  const tea = await place({ TEA: 2 });
  const old = await receive([{ sku: "TEA", units: 2, lot: "L1", expires_on: "2020-01-31" }]);
  expect(await offered(old)).toEqual([]);
  expect(refusedWith(await crossDock(world.actor, old, { order: tea.number }))).toBe("not_on_dock");

  await addProduct(world, { sku: "POT" });
  await addProduct(world, { sku: "PAN" });
  const whole = await place({ POT: 1, PAN: 1 }, { ship_complete: true });
  const pots = await receive([{ sku: "POT", units: 1 }]);
  expect(await offered(pots)).toEqual([]);
  expect(refusedWith(await crossDock(world.actor, pots, { order: whole.number }))).toBe("waits_for_units");
});

test("rights, places and other organizations", async () => {
  await addProduct(world, { sku: "JUG" });
  const order = await place({ JUG: 1 });
  const receipt = await receive([{ sku: "JUG", units: 1 }]);
  for (const right of ["release", "pick"] as const) {
    const lacking = { ...world.actor, rights: new Set([...world.actor.rights].filter((it) => it !== right)) };
    expect(refusedWith(await crossDock(lacking, receipt, { order: order.number }))).toBe("no_right");
  }
  const elsewhere = { ...world.actor, locationIds: [] };
  expect(refusedWith(await crossDock(elsewhere, receipt, { order: order.number }))).toBe("location_not_yours");
  expect(await listCrossDocks(elsewhere, receipt)).toBeNull();
  const stranger = actorOf(await addOrganization(world.sql, "other"));
  expect(refusedWith(await crossDock(stranger, receipt, { order: order.id }))).toBe("receipt_unknown");
  expect(refusedWith(await crossDock(world.actor, receipt, { order: "SO-0" }))).toBe("order_unknown");
});

test("raced against put-away and cancel of the same units, whoever is first has them and nothing is counted twice", async () => {
  for (let round = 0; round < 8; round += 1) {
    const sku = `R${round}`;
    await addProduct(world, { sku });
    const [a, b] = [await place({ [sku]: 3 }), await place({ [sku]: 2 })];
    const receipt = await receive([{ sku, units: 5 }]);
    const [row] = await world.sql("select version from orders where id = $1", [b.id]);
    const all = await Promise.all([
      crossDock(world.actor, receipt, { order: a.id }),
      crossDock(world.actor, receipt, { order: a.id }),
      crossDock(world.actor, receipt, { order: b.id }),
      away(sku, 5),
      cancelOrder(world.actor, b.id, { version: Number(row?.["version"]), reason: "customer_request" }),
    ]);
    expect(all.every(({ kind }) => kind === "answer")).toBe(true);
    const picked = all.slice(0, 2).filter((it) => it.kind === "answer" && it.status === 201);
    expect(picked.length).toBeLessThanOrEqual(1);
    const places = await lying(sku);
    const [carried] = await world.sql(
      `select coalesce(sum(f.picked), 0)::int as units from fulfilment_line f join product p on p.org_id = f.org_id and p.id = f.product_id
       where p.org_id = $1 and p.sku = $2`,
      [world.orgId, sku],
    );
    expect(places.reduce((sum, { units }) => sum + Number(units), Number(carried?.["units"]))).toBe(5);
  }
  await assertNoDrift(world);
});
