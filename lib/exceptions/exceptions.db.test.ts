import { afterAll, beforeAll, expect, test } from "vitest";
import { enterCount } from "@/lib/counting/count";
import { openCount } from "@/lib/counting/open-count";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { cancelOrder } from "@/lib/orders/cancel";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { putBarcode } from "@/lib/places/barcodes";
import { receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { addMember } from "@/lib/tenancy/organization";
import { actorOf } from "@/lib/testing/actor";
import { done, pickUnits, refusedWith, releaseOne, workOf } from "@/lib/testing/floor";
import { addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { queueMessage } from "@/lib/testing/outbox";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";
import { readTenant } from "@/lib/transaction/in-tenant";
import { cancelRequest } from "@/lib/transfers/cancel";
import { requestTransfer } from "@/lib/transfers/request";
import { countOpenExceptions } from "./count-open";
import { assignException, closeException } from "./change-exception";
import { findException, listExceptions } from "./list-exceptions";
import type { ExceptionFilter } from "./list-input";
import { listOwners } from "./list-owners";
import { nextStepOf } from "./next-step";
import { openRefusedReplay } from "./open-replay";

let world: World;
let locationId: string;

beforeAll(async () => {
  world = await createWorld();
  locationId = await addLocation(world, "X");
  await addCustomer(world, { limitMinor: null });
  await world.sql(
    `insert into role (org_id, id, code, name, rights) values ($1, gen_random_uuid(), 'warehouse', 'Warehouse', '{pick,count}'),
       ($1, gen_random_uuid(), 'front_office', 'Front office', '{edit}')`,
    [world.orgId],
  );
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const place = async (sku: string, units: number) =>
  done(await placeOrder(world.actor, placeBody.parse({ customer: "C1", allow_backorder: true, lines: [{ sku, units }] }))).order;
async function stock(sku: string, units: number): Promise<string> {
  const id = await addProduct(world, { sku });
  done(await receiveGoods(world.actor, receiptBody.parse({ location: "X", reference: "R", lines: [{ sku, units }] })));
  return id;
}
const open = async (filter: ExceptionFilter = {}) => (await listExceptions(world.actor, filter, {})).items;
const kindsOf = async (filter: ExceptionFilter = {}) => (await open(filter)).map(({ kind }) => kind);
const counted = (locationIds: string[] | null = null) => readTenant(world.orgId, (tx) => countOpenExceptions(tx, locationIds));
const one = async (filter: ExceptionFilter) => certain((await open(filter))[0], "an exception");

/** A picked order that is canceled: its units have to be put back. */
async function canceledAfterPick(sku: string): Promise<{ order: string; putBack: string }> {
  await stock(sku, 5);
  const { id, number } = await place(sku, 2);
  const fulfilment = await releaseOne(world, "X", number);
  done(await pickUnits(world, (await workOf(world, fulfilment))[0]?.id ?? "", sku, 2));
  const [row] = await world.sql("select version from orders where id = $1", [id]);
  done(await cancelOrder(world.actor, id, { version: Number(row?.["version"]), reason: "customer_request" }));
  const [task] = await world.sql("select id from put_back where order_id = $1", [id]);
  return { order: id, putBack: String(task?.["id"]) };
}

test("39: a count that takes reservations opens one that stays until a person closes it with a reason", async () => {
  const productId = await stock("CUP", 10);
  const late = await place("CUP", 8);
  const task = done(await openCount(world.actor, { location: "X", sku: "CUP" })).task.id;
  done(await enterCount(world.actor, task, { entries: [{ sku: "CUP", units: 6 }] }));
  expect(await kindsOf()).toEqual(["recount"]);
  expect(nextStepOf(await one({ kind: "recount" })).href).toBe(`/floor/count/${task}`);
  done(await enterCount(world.actor, task, { entries: [{ sku: "CUP", units: 6 }] }));
  const conflict = await one({});
  expect(conflict).toMatchObject({ kind: "stock_conflict", sku: "CUP", location: "X", assignedTo: null });
  expect(nextStepOf(conflict)).toMatchObject({
    what: `A count found 2 units of CUP fewer than were reserved at X. ${late.number} gave 2 back.`,
    href: `/stock/products/${productId}`,
  });
  expect(await counted()).toBe(1);
  const viewer = { ...world.actor, rights: new Set(["view"] as const) };
  expect(refusedWith(await closeException(viewer, conflict.id, { reason: "Not mine" }))).toBe("no_right");
  expect(done(await closeException(world.actor, conflict.id, { reason: "The customer agreed" })).exception.closed).toBe(true);
  expect(refusedWith(await closeException(world.actor, conflict.id, { reason: "Again" }))).toBe("closed");
  expect([await kindsOf(), await counted()]).toEqual([[], 0]);
  expect(await open({ state: "closed" })).toMatchObject([
    { id: conflict.id, closeNote: "The customer agreed", closedByKind: world.actor.kind },
  ]);
  expect(await world.sql("select action from admin_event where org_id = $1 and subject = $2", [world.orgId, conflict.id])).toEqual([
    { action: "exception.closed" },
  ]);
});

test("a put-back is one by itself, can be given to a member, and ends when the units are back", async () => {
  const { order, putBack } = await canceledAfterPick("POT");
  const found = await one({ kind: "put_back", order });
  expect(found).toMatchObject({ id: putBack, sku: "POT", details: { units: 2, cause: "cancel" } });
  const userId = await addMember(world.orgId, {
    email: "pat@acme.example",
    name: "Pat Picker",
    password: "x".repeat(20),
    roleCode: "warehouse",
  });
  expect(refusedWith(await assignException(world.actor, putBack, { user_id: world.orgId }))).toBe("member_unknown");
  done(await assignException(world.actor, putBack, { user_id: userId }));
  expect(await findException(world.actor, putBack)).toMatchObject({ assignedName: "Pat Picker", closedAt: null });
  expect(await kindsOf({ owner: "nobody" })).toEqual([]);
  expect(await kindsOf({ owner: "me" })).toEqual([]);
  expect(
    (await listExceptions({ ...world.actor, kind: "user" as const, id: userId }, { owner: "me" }, {})).items.map(({ id }) => id),
  ).toEqual([putBack]);
  done(await assignException(world.actor, putBack, { user_id: null }));
  done(await assignException(world.actor, putBack, { user_id: userId }));
  done(await completePutBack(world.actor, putBack, {}));
  expect(await kindsOf()).toEqual([]);
  expect(await findException(world.actor, putBack)).toBeNull();
  expect(refusedWith(await closeException(world.actor, putBack, { reason: "Done anyway" }))).toBe("not_found");
});

test("of several who take one at once every change counts, and its row is made once", async () => {
  const { putBack } = await canceledAfterPick("PAN");
  const members = await Promise.all(
    ["a", "b", "c"].map((name) =>
      addMember(world.orgId, { email: `${name}@acme.example`, name, password: "x".repeat(20), roleCode: "warehouse" }),
    ),
  );
  const all = await Promise.all([
    ...members.map((id) => assignException(world.actor, putBack, { user_id: id })),
    closeException(world.actor, putBack, { reason: "Somebody has it" }),
  ]);
  const statuses = all.map((it) => (it.kind === "answer" ? it.status : 0));
  expect(statuses.at(-1)).toBe(200);
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
  expect(await world.sql("select count(*)::int as rows from exception where id = $1", [putBack])).toEqual([{ rows: 1 }]);
  expect(await kindsOf()).toEqual([]);
  done(await completePutBack(world.actor, putBack, {}));
});

test("what a tablet kept and the server refused later is opened once, with the order that it was about", async () => {
  await stock("JUG", 3);
  const { number, id } = await place("JUG", 1);
  const fulfilment = await releaseOne(world, "X", number);
  const work = (await workOf(world, fulfilment))[0]?.id ?? "";
  const replay = {
    key: "0192f0c1-2345-7abc-8def-0123456789ab",
    command: "pick",
    body: { work, code: "JUG" },
    detail: "This work is not asked for any more.",
    keptAt: new Date(),
    locationId,
  };
  await Promise.all([openRefusedReplay(world.actor, replay), openRefusedReplay(world.actor, replay)]);
  const found = await open({ kind: "replay_refused" });
  expect(found).toMatchObject([{ orderId: id, orderNumber: number, sku: "JUG" }]);
  expect(nextStepOf(certain(found[0], "it"))).toMatchObject({ href: `/orders/${number}` });
  done(await closeException(world.actor, found[0]?.id ?? "", { reason: "The unit was put back" }));
});

test("a kept scan for a transfer names its product", async () => {
  await stock("SAW", 1);
  await addLocation(world, "Y");
  const body = transferBody.parse({ from: "X", to: "Y", lines: [{ sku: "SAW", units: 1 }] });
  const asked = done(await requestTransfer(world.actor, body)).request;
  const [work] = await world.sql("select id from transfer_work where request_id = $1", [asked.id]);
  done(await cancelRequest(world.actor, asked.id));
  const key = "0192f0c1-2345-7abc-8def-0123456789ac";
  const detail = "This work is not asked for any more.";
  const kept = { command: "pick-transfer", body: { work: work?.["id"], code: "SAW" }, keptAt: new Date(), locationId };
  await openRefusedReplay(world.actor, { key, detail, ...kept });
  const found = await one({ kind: "replay_refused" });
  expect(found).toMatchObject({ orderId: null, sku: "SAW" });
  done(await closeException(world.actor, found.id, { reason: "The unit was put back" }));
});

const scanUnknown = (code: string) =>
  world.sql(
    `insert into scan (org_id, id, kind, location_id, expected, got, units, verdict, actor_kind, occurred_at, commit_id)
     values ($1, gen_random_uuid(), 'receive', $2, '', $3, 1, 'unknown_code', 'system', now(), gen_random_uuid())`,
    [world.orgId, locationId, code],
  );

test("an unknown code is one however often it is scanned, and ends when a product has it", async () => {
  await addProduct(world, { sku: "NEW" });
  for (const code of ["4006381333931", "4006381333931", "???"]) await scanUnknown(code);
  expect((await open()).map(({ details }) => details["code"])).toEqual(expect.arrayContaining(["4006381333931", "???"]));
  expect(await counted()).toBe(2);
  expect((await putBarcode(world.actor, "4006381333931", { sku: "NEW", units: 1 })).ok).toBe(true);
  expect((await open()).map(({ details }) => details["code"])).toEqual(["???"]);
  done(await closeException(world.actor, (await one({})).id, { reason: "A torn label" }));
  expect(await counted()).toBe(0);
});

test("an unknown code that is scanned again keeps its owner; after it was closed it is a new one", async () => {
  const userId = await addMember(world.orgId, {
    email: "kim@acme.example",
    name: "Kim",
    password: "x".repeat(20),
    roleCode: "front_office",
  });
  await scanUnknown("QQ-1");
  const { id } = await one({ kind: "unknown_code" });
  done(await assignException(world.actor, id, { user_id: userId }));
  await scanUnknown("QQ-1");
  expect(await open()).toMatchObject([{ id, assignedTo: userId }]);
  done(await closeException(world.actor, id, { reason: "A torn label" }));
  expect(await open()).toEqual([]);
  await scanUnknown("QQ-1");
  const again = await one({ kind: "unknown_code" });
  expect(again).toMatchObject({ assignedTo: null, details: { code: "QQ-1" } });
  expect(again.id).not.toBe(id);
  done(await closeException(world.actor, again.id, { reason: "Still torn" }));
});

test("messages that could not be delivered are among them; pages go on without a gap", async () => {
  const messages = [];
  for (let index = 0; index < 5; index += 1) messages.push(await queueMessage(world));
  await world.sql("update outbox_message set status = 'dead', attempts = 8, last_error = 'No such mailbox' where id = any($1::uuid[])", [
    messages,
  ]);
  const first = await listExceptions(world.actor, {}, {}, 2);
  const second = await listExceptions(world.actor, {}, { after: certain(first.next, "a next page") }, 2);
  const third = await listExceptions(world.actor, {}, { after: certain(second.next, "a next page") }, 2);
  const back = await listExceptions(world.actor, {}, { before: certain(second.previous, "a page before") }, 2);
  expect([...first.items, ...second.items, ...third.items].map(({ id }) => id).toSorted()).toEqual([...messages].toSorted());
  expect(back.items).toEqual(first.items);
  for (const at of ["1", "+275760-09-13T00:00:00.000Z", "0000-01-01T00:00:00.000Z"])
    expect(await listExceptions(world.actor, {}, { after: `${at}_${world.orgId}` }, 2)).toMatchObject({ items: first.items });
  expect(third.next).toBeNull();
  expect(nextStepOf(certain(first.items[0], "it"))).toMatchObject({ href: "/outbox?view=dead" });
  await world.sql("delete from outbox_message where id = any($1::uuid[])", [messages]);
});

test("another organization and other locations do not see them", async () => {
  const { putBack } = await canceledAfterPick("LID");
  const stranger = actorOf(await addOrganization(world.sql, "other"));
  expect((await listExceptions(stranger, {}, {})).items).toEqual([]);
  expect(refusedWith(await closeException(stranger, putBack, { reason: "Not mine" }))).toBe("not_found");
  const elsewhere = { ...world.actor, locationIds: [] };
  expect((await listExceptions(elsewhere, { kind: "put_back" }, {})).items).toEqual([]);
  expect([await counted([]), await counted([locationId])]).toEqual([0, 1]);
  expect(refusedWith(await assignException(elsewhere, putBack, { user_id: null }))).toBe("not_found");
  const member = (name: string, roleCode: string, locationIds: string[] | null) =>
    addMember(world.orgId, { email: `${name}@acme.example`, name, password: "x".repeat(20), roleCode, locationIds });
  const [far, clerk, near] = [
    await member("far", "warehouse", [world.orgId]),
    await member("clerk", "front_office", null),
    await member("near", "warehouse", [locationId]),
  ];
  const offered = (await listOwners(world.actor, await one({ kind: "put_back" }))).map(({ id }) => id);
  expect(offered).toContain(near);
  for (const id of [far, clerk]) {
    expect(offered).not.toContain(id);
    expect(refusedWith(await assignException(world.actor, putBack, { user_id: id }))).toBe("member_unfit");
  }
  expect(done(await assignException(world.actor, putBack, { user_id: near })).exception.assigned_to).toBe(near);
});
