import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { closeException } from "@/lib/exceptions/change-exception";
import { listExceptions } from "@/lib/exceptions/list-exceptions";
import { nextStepOf } from "@/lib/exceptions/next-step";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { confirmDelivery, recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { carrierEventsBody, deliverBody } from "@/lib/shipping/event-inputs";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import { listMessages } from "@/lib/shipping/read-messages";
import { settleCarrierEvents } from "@/lib/shipping/settle-events";
import { openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { trackLabel } from "@/lib/shipping/track";
import type { Actor } from "@/lib/tenancy/actor";
import { addMember } from "@/lib/tenancy/organization";
import { done, refusedWith } from "@/lib/testing/floor";
import { addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
/** Somebody who ships at the other warehouse alone. */
let clerk: Actor;

beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
  const locationId = await addLocation(world, "NIS");
  await world.sql("update location set street = 'Square 1', postcode = '18000', city = 'Nis', country = 'RS' where id = $1", [locationId]);
  await addProduct(world, { sku: "BELL" });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "NIS", reference: "R1", lines: [{ sku: "BELL", units: 100 }] })));
  await world.sql(
    "insert into role (org_id, id, code, name, rights) values ($1, gen_random_uuid(), 'warehouse', 'Warehouse', '{view,ship}')",
    [world.orgId],
  );
  const person = { email: "nina@acme.example", name: "Nina", password: "x".repeat(20), roleCode: "warehouse" };
  const id = await addMember(world.orgId, { ...person, locationIds: [locationId] });
  clerk = { orgId: world.orgId, kind: "user", id, name: "Nina", rights: new Set(["view", "ship"]), locationIds: [locationId] };
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function labelled(location = "BEG") {
  const packed = await packLamps(world, 1, { customer: "K1", sku: location === "NIS" ? "BELL" : "LAMP", location });
  const { label } = done(await buyLabel(world.actor, packed.packageId, buyBody.parse({})));
  return { ...packed, labelId: label.id, number: label.tracking_number ?? "" };
}
async function sent(location = "BEG") {
  const packed = await labelled(location);
  await shipPackage(world, packed);
  return packed;
}
let made = 0;
const arrived = (tracking_number: string, more: object = {}) => {
  made += 1;
  return { id: `F${made}`, tracking_number, kind: "delivered", at: "2026-11-20T09:30:00.000Z", ...more };
};
const send = async (actor: Actor, ...events: object[]) =>
  done(await recordCarrierEvents(actor, "COAST", carrierEventsBody.parse({ events }).events)).events;
const statusOf = async (id: string) => (await world.sql("select status from orders where id = $1", [id]))[0]?.["status"];
const aboutOrder = async (order: string) => (await listExceptions(world.actor, { kind: "carrier_message", order }, {})).items;

test("a batch with a parcel of another location goes on behind it; the parcel stays, and what was said of it is kept there", async () => {
  const [foreign, own] = [await sent("BEG"), await sent("NIS")];
  const batch = [arrived(foreign.number), arrived(own.number), arrived("000000000000000002")];
  expect(await send(clerk, ...batch)).toMatchObject([
    { id: batch[0]?.id, result: "refused", duplicate: false, order: null, order_status: null, package_id: null },
    { id: batch[1]?.id, result: "applied", order_status: "delivered", package_id: own.packageId },
    { id: batch[2]?.id, result: "waiting" },
  ]);
  expect([await statusOf(foreign.orderId), await statusOf(own.orderId)]).toEqual(["shipped", "delivered"]);
  expect(await send(clerk, ...batch)).toMatchObject([
    { result: "refused", duplicate: true, order: null },
    { result: "applied", duplicate: true },
    { result: "waiting", duplicate: true },
  ]);
  const { items } = await listMessages(world.actor, {}, {});
  expect(items.find(({ subject }) => subject === foreign.number)).toMatchObject({
    result: "refused",
    actorName: "Nina",
    orderId: foreign.orderId,
  });
  expect((await listMessages(clerk, {}, {})).items.map(({ subject }) => subject)).not.toContain(foreign.number);
  const told = await trackLabel(world.actor, foreign.labelId);
  expect(told.ok && told.tracking?.state).toBe("handed_over");
});

test("what was refused asks the people where the parcel is, until it arrived; who works there may send the same message", async () => {
  const foreign = await sent();
  const message = arrived(foreign.number);
  await send(clerk, message, arrived(foreign.number, { kind: "in_transit" }));
  const [asked, ...others] = await aboutOrder(foreign.orderId);
  expect(others).toEqual([]);
  expect(nextStepOf(certain(asked, "the exception"))).toMatchObject({
    step: "Find out whether it did arrive, and say so on its shipment.",
  });
  expect((await listExceptions(clerk, { kind: "carrier_message", order: foreign.orderId }, {})).items).toEqual([]);
  const later = { ...message, at: "2026-11-21T08:00:00.000Z" };
  expect(await send(world.actor, later)).toMatchObject([{ result: "applied", duplicate: false, package_id: foreign.packageId }]);
  expect(await world.sql("select status, delivered_at from orders where id = $1", [foreign.orderId])).toEqual([
    { status: "delivered", delivered_at: new Date(later.at) },
  ]);
  expect(await aboutOrder(foreign.orderId)).toEqual([]);
  // Whoever was refused learns nothing of what came of it.
  expect(await send(clerk, message)).toMatchObject([{ result: "refused", duplicate: true, order: null, package_id: null }]);
});

test("a message sent before its parcel left moves no parcel of another location afterwards either", async () => {
  const foreign = await labelled();
  await world.sql("update label set tracking_number = 'LATER' where id = $1", [foreign.labelId]);
  const early = arrived(foreign.number);
  expect(await send(clerk, early)).toMatchObject([{ result: "waiting" }]);
  await world.sql("update label set tracking_number = $2 where id = $1", [foreign.labelId, foreign.number]);
  await shipPackage(world, foreign);
  await settleCarrierEvents(world.orgId);
  expect(await statusOf(foreign.orderId)).toBe("shipped");
  expect(await aboutOrder(foreign.orderId)).toMatchObject([{ details: { refused: true } }]);
  expect(await settleCarrierEvents(world.orgId)).toBe(0);
  done(await confirmDelivery(world.actor, foreign.packageId, deliverBody.parse({})));
  expect([await statusOf(foreign.orderId), await aboutOrder(foreign.orderId)]).toEqual(["delivered", []]);
});

/** The message came before the number was known to be ours; then the parcel left and somebody took the message up. */
async function early(actor: Actor, meanwhile: (messageId: string) => Promise<unknown>) {
  const foreign = await labelled();
  await world.sql("update label set tracking_number = 'LATER' where id = $1", [foreign.labelId]);
  const message = arrived(foreign.number);
  expect(await send(actor, message)).toMatchObject([{ result: "waiting" }]);
  await meanwhile(message.id);
  await world.sql("update label set tracking_number = $2 where id = $1", [foreign.labelId, foreign.number]);
  await shipPackage(world, foreign);
  await settleCarrierEvents(world.orgId);
  return foreign;
}

test("who closes a message that waits has not closed what is refused of it later", async () => {
  const foreign = await early(clerk, async (externalId) => {
    const { items } = await listExceptions(world.actor, { kind: "carrier_message" }, {});
    const [known] = await world.sql("select id from inbox_event where external_id = $1", [externalId]);
    const waiting = certain(
      items.find(({ id }) => id === known?.["id"]),
      "the exception of the message",
    );
    done(await closeException(world.actor, waiting.id, { reason: "unknown number" }));
  });
  const [asked] = await aboutOrder(foreign.orderId);
  expect(asked).toMatchObject({ details: { refused: true }, closedAt: null });
  const { id } = certain(asked, "the exception of the refused message");
  expect(z.uuid().safeParse(id).success).toBe(true);
  done(await closeException(world.actor, id, { reason: "the driver said so" }));
  expect(await aboutOrder(foreign.orderId)).toEqual([]);
});

test("who works everywhere by now, or works here no more, has had no more say about what came early", async () => {
  const membership = "where org_id = $1 and user_id = $2";
  const of = [world.orgId, clerk.id];
  const widen = () => world.sql(`update membership set location_ids = null ${membership}`, of);
  const everywhere = await early(clerk, widen);
  expect(await statusOf(everywhere.orderId)).toBe("shipped");
  const wide = { ...clerk, locationIds: null };
  const allowed = await early(wide, () => Promise.resolve());
  expect(await statusOf(allowed.orderId)).toBe("delivered");
  const left = await early(wide, () => world.sql(`update membership set disabled_at = now() ${membership}`, of));
  expect(await statusOf(left.orderId)).toBe("shipped");
  await world.sql(`update membership set disabled_at = null ${membership}`, of);
  const gone = await early({ ...wide, id: v7() }, () => Promise.resolve());
  expect(await statusOf(gone.orderId)).toBe("shipped");
  expect(await aboutOrder(gone.orderId)).toMatchObject([{ details: { refused: true } }]);
});

test("a message that cannot be taken up does not hold up the one behind it", async () => {
  await world.sql(`create function break_poison() returns trigger language plpgsql as $$ begin
    if new.note = 'poison' then raise exception 'broken for the test'; end if; return new; end $$`);
  await world.sql("create trigger break_poison before update on inbox_event for each row execute function break_poison()");
  const parcels = [await labelled(), await labelled()];
  for (const { labelId } of parcels) await world.sql("update label set tracking_number = id::text where id = $1", [labelId]);
  await send(world.actor, ...parcels.map(({ number }, index) => arrived(number, index === 0 ? { note: "poison" } : {})));
  for (const parcel of parcels) {
    await world.sql("update label set tracking_number = $2 where id = $1", [parcel.labelId, parcel.number]);
    await shipPackage(world, parcel);
  }
  await settleCarrierEvents(world.orgId);
  expect([await statusOf(parcels[0]?.orderId ?? ""), await statusOf(parcels[1]?.orderId ?? "")]).toEqual(["shipped", "delivered"]);
  await world.sql("drop trigger break_poison on inbox_event");
  await settleCarrierEvents(world.orgId);
  expect(await statusOf(parcels[0]?.orderId ?? "")).toBe("delivered");
});

test("a person who says it of a package elsewhere is refused at once, and nothing is kept", async () => {
  const foreign = await sent();
  expect(refusedWith(await confirmDelivery(clerk, foreign.packageId, deliverBody.parse({})))).toBe("location_not_yours");
  expect(await world.sql("select count(*)::int as n from inbox_event where order_id = $1", [foreign.orderId])).toEqual([{ n: 0 }]);
});
