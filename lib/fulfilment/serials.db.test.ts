import { afterAll, beforeAll, expect, test } from "vitest";
import { overrideBody, packScanBody, recallBody, unpackLinesBody } from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage, packUnscanned, unpackUnits } from "@/lib/fulfilment/packages";
import { recallFulfilment } from "@/lib/fulfilment/take-back";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { done, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addCustomer(world);
  await addProduct(world, { sku: "DRILL", tracksSerials: true });
  await world.sql("update product set gtin = '4006381333931' where org_id = $1 and sku = 'DRILL'", [world.orgId]);
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku: "DRILL", units: 100 }] })));
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function picked(units: number) {
  const body = placeBody.parse({ customer: "C1", lines: [{ sku: "DRILL", units }] });
  const { id: orderId, number } = done(await placeOrder(world.actor, body)).order;
  const fulfilment = await releaseOne(world, "X", number);
  const [work] = await workOf(world, fulfilment);
  done(await pickUnits(world, work?.id ?? "", "DRILL", units));
  return { orderId, number, fulfilment, work: work?.id ?? "" };
}
const pack = (fulfilment: string, serial: string | null, code = "DRILL") =>
  scanPack(world.actor, packScanBody.parse({ fulfilment, code, serial }));
const verdictOf = async (scan: ReturnType<typeof pack>) => done(await scan).verdict;
const known = async (orderId: string) =>
  (
    await world.sql(
      `select s.serial from package_serial s join package k on k.org_id = s.org_id and k.id = s.package_id
       where k.order_id = $1 and s.removed_at is null order by 1`,
      [orderId],
    )
  ).map(({ serial }) => serial);

test("a piece that was taken out of a package goes back into it under its number", async () => {
  const { fulfilment, work, orderId } = await picked(1);
  const { package: box } = done(await pack(fulfilment, "A-1"));
  done(await unpackUnits(world.actor, box?.id ?? "", unpackLinesBody.parse({ work, units: 1 })));
  expect(await known(orderId)).toEqual([]);
  expect(await verdictOf(pack(fulfilment, "A-1"))).toBe("accepted");
  expect(await known(orderId)).toEqual(["A-1"]);
  done(await closePackage(world.actor, box?.id ?? "", { weight_g: 900 }));
});

test("of several pieces the one that is named is given back, and no other", async () => {
  const { fulfilment, work, orderId } = await picked(3);
  const { package: box } = done(await pack(fulfilment, "E-1"));
  for (const serial of ["E-2", "E-3"]) done(await pack(fulfilment, serial));
  const unpack = (body: object) => unpackUnits(world.actor, box?.id ?? "", unpackLinesBody.parse({ work, ...body }));
  expect(refusedWith(await unpack({ units: 1, serials: ["F-1"] }))).toBe("serial_elsewhere");
  expect(refusedWith(await unpack({ units: 1, serials: ["E-1", "E-2"] }))).toBe("too_many");
  expect(unpackLinesBody.safeParse({ work, units: 2, serials: ["E-1", "E-1"] }).success).toBe(false);
  expect(await known(orderId)).toEqual(["E-1", "E-2", "E-3"]);
  done(await unpack({ units: 1, serials: ["E-1"] }));
  expect(await known(orderId)).toEqual(["E-2", "E-3"]);
  expect(refusedWith(await unpack({ units: 1, serials: ["E-1"] }))).toBe("serial_elsewhere");
  expect(await verdictOf(pack(fulfilment, "E-1"))).toBe("accepted");
  // One is named; the other is the one that came last.
  done(await unpack({ units: 2, serials: ["E-1"] }));
  expect(await known(orderId)).toEqual(["E-2"]);
});

test("a recall and a cancel give the numbers of their pieces back", async () => {
  const [first, second, third] = [await picked(2), await picked(2), await picked(2)];
  for (const serial of ["B-1", "B-2"]) done(await pack(first.fulfilment, serial));
  expect(await verdictOf(pack(second.fulfilment, "B-1"))).toBe("serial_known");
  done(await recallFulfilment(world.actor, first.fulfilment, recallBody.parse({ reason: "not today" })));
  expect(await known(first.orderId)).toEqual([]);
  for (const serial of ["B-1", "B-2"]) expect(await verdictOf(pack(second.fulfilment, serial))).toBe("accepted");
  const [row] = await world.sql("select version from orders where id = $1", [second.orderId]);
  const one = { version: Number(row?.["version"]), reason: "other", lines: [{ line: 1, units: 1 }] };
  done(await cancelOrder(world.actor, second.orderId, one));
  expect(await known(second.orderId)).toEqual(["B-1"]);
  expect(await verdictOf(pack(third.fulfilment, "B-2"))).toBe("accepted");
});

test("one piece is in one package, also when two packers scan it at the same moment or its number stands in its barcode", async () => {
  const orders = [await picked(1), await picked(1)];
  const verdicts = await Promise.all(orders.map(({ fulfilment }) => verdictOf(pack(fulfilment, "C-1"))));
  expect(verdicts.toSorted()).toEqual(["accepted", "serial_known"]);
  const [first, second] = [await picked(1), await picked(1)];
  const matrix = "]d2010400638133393121C-2";
  expect(await verdictOf(pack(first.fulfilment, null, matrix))).toBe("accepted");
  expect(await verdictOf(pack(second.fulfilment, null, matrix))).toBe("serial_known");
});

test("what a supervisor packed unscanned is taken out and scanned before its package closes", async () => {
  const { fulfilment, work, orderId } = await picked(1);
  const { package: box } = done(await packUnscanned(world.actor, fulfilment, overrideBody.parse({ reason: "scanner is broken" })));
  expect(refusedWith(await closePackage(world.actor, box.id, { weight_g: 900 }))).toBe("serials_missing");
  done(await unpackUnits(world.actor, box.id, unpackLinesBody.parse({ work, units: 1 })));
  expect(await verdictOf(pack(fulfilment, "D-1"))).toBe("accepted");
  done(await closePackage(world.actor, box.id, { weight_g: 900 }));
  expect(await known(orderId)).toEqual(["D-1"]);
});
