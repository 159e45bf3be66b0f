import { afterAll, beforeAll, expect, test } from "vitest";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { actorOf } from "@/lib/testing/actor";
import { done, packAll, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { readBoard } from "./read-board";
import { listReleasable } from "./read-releasable";
import { findWalk, listWalks } from "./read-walks";
import { reportShort } from "./short";
import { takeWalk } from "./take-walk";

let world: World;
let locationId: string;

beforeAll(async () => {
  world = await createWorld();
  locationId = await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await addProduct(world, { sku: "CUP" });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku: "CUP", units: 20 }] })));
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (units: number, more: object = {}) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku: "CUP", units }], ...more })))
    .order;

test("units are where the board says, and move on with the work", async () => {
  const [a, b] = [await place(6), await place(4)];
  expect((await listReleasable(world.actor, locationId)).map(({ number, units, blocked }) => [number, units, blocked])).toEqual([
    [a.number, 6, null],
    [b.number, 4, null],
  ]);
  const board = () => readBoard(world.actor, locationId, "2026-11-21");
  expect((await board()).stages).toEqual({ unreleased: 10, to_pick: 0, to_pack: 0, to_ship: 0 });
  const fulfilment = await releaseOne(world, "X", a.number);
  expect((await board()).stages).toEqual({ unreleased: 4, to_pick: 6, to_pack: 0, to_ship: 0 });
  const [walk] = await listWalks(world.actor, locationId);
  expect(walk).toMatchObject({ number: 1, orders: 1, units: 6, picked: 0, picker: null });
  const watcher = actorOf(world.orgId, new Set(["view"]));
  expect(await takeWalk(watcher, walk?.id ?? "", { over: false })).toMatchObject({ ok: false, code: "no_right" });
  const stranger = actorOf(await addOrganization(world.sql, "other"));
  expect(await takeWalk(stranger, walk?.id ?? "", { over: true })).toMatchObject({ ok: false, code: "wave_unknown" });
  expect(await takeWalk(world.actor, walk?.id ?? "", { over: false })).toMatchObject({ ok: true });
  const work = (await workOf(world, fulfilment))[0]?.id ?? "";
  done(await pickUnits(world, work, "CUP", 5));
  expect((await findWalk(world.actor, walk?.id ?? ""))?.stops).toMatchObject([{ sku: "CUP", units: 6, picked: 5 }]);
  done(await reportShort(world.actor, { work, units: 1, reason: "not_in_bin" }));
  await packAll(world, fulfilment);
  // The unit that was short came from the units that nobody had reserved.
  const now = await board();
  expect(now.stages).toEqual({ unreleased: 5, to_pick: 0, to_pack: 0, to_ship: 5 });
  expect(now.picks).toMatchObject([{ units: 5 }]);
  expect(now.shorts).toEqual([{ bin: "Not put away", times: 1, units: 1, for_transfers: 0 }]);
  expect(await listWalks(world.actor, locationId)).toEqual([]);
});

test("what cannot go says why", async () => {
  const waits = await place(30, { ship_complete: true });
  const row = (await listReleasable(world.actor, locationId)).find(({ number }) => number === waits.number);
  expect(row).toMatchObject({ blocked: "waits_for_units" });
});
