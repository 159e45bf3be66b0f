import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { certain } from "@/lib/result/refusal";
import { askAboutParcels } from "@/lib/shipping/ask-about-parcels";
import type { TrackingState } from "@/lib/shipping/carrier";
import { recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { carrierEventsBody } from "@/lib/shipping/event-inputs";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { FarCarrier } from "@/lib/shipping/testing/far-carrier";
import { openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { done } from "@/lib/testing/floor";
import { addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

const HOUR_MS = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR_MS);
const DELIVERED_AT = new Date("2026-11-20T09:30:00.000Z");

/** A parcel under a label of a carrier that reports nothing by itself. */
async function parcel(far: FarCarrier, { shipped = true } = {}) {
  const packed = await packLamps(world);
  const { label } = done(await buyLabel(world.actor, packed.packageId, buyBody.parse({}), { carrierOf: () => far }));
  if (shipped) await shipPackage(world, packed);
  return { ...packed, label: label.id, number: label.tracking_number ?? "" };
}

function happens(far: FarCarrier, label: string, ...states: TrackingState[]): void {
  const entry = far.register.get(label);
  if (!entry) throw new Error("the carrier never heard of the label");
  const events = states.map((state, index) => ({ state, at: new Date(DELIVERED_AT.getTime() - (states.length - 1 - index) * HOUR_MS) }));
  entry.tracked = { ...entry.tracked, state: states.at(-1) ?? "bought", events: [...entry.tracked.events, ...events] };
}

const askAt = (far: FarCarrier, hours: number): Promise<number> => {
  far.calls.length = 0;
  return askAboutParcels(world.orgId, { carrierOf: () => far, now: inHours(hours) });
};
const rowOf = async (orderId: string) =>
  (await world.sql("select status, version, delivered_at as delivered from orders where id = $1", [orderId]))[0];
const messagesAbout = async (number: string) =>
  (await world.sql("select kind || ' ' || result as message from inbox_event where subject = $1 order by id", [number])).map(
    ({ message }) => message,
  );
const asking = async (label: string) =>
  (await world.sql("select ask_after as at, ask_failures as failures from label where id = $1", [label]))[0];
beforeEach(() => world.sql("update label set ask_after = null"));

test("what a carrier knows of a parcel and did not report is asked for, and recorded once", async () => {
  const far = new FarCarrier();
  const { orderId, label, number } = await parcel(far);
  expect(await askAt(far, 0)).toBe(0);
  happens(far, label, "handed_over", "in_transit");
  expect(await askAt(far, 2)).toBe(1);
  expect(await messagesAbout(number)).toEqual(["in_transit noted"]);
  happens(far, label, "out_for_delivery", "delivered");
  expect(await askAt(far, 4)).toBe(1);
  expect(await messagesAbout(number)).toEqual(["in_transit noted", "out_for_delivery noted", "delivered applied"]);
  expect(await rowOf(orderId)).toMatchObject({ status: "delivered", delivered: DELIVERED_AT });
  expect(await asking(label)).toMatchObject({ at: null });
  expect(await askAt(far, 500)).toBe(0);
});

test("what was pushed before is no news when it is asked for, and what is pushed afterwards changes nothing", async () => {
  const far = new FarCarrier();
  const push = async (number: string, id: string) => {
    const events = [{ id, tracking_number: number, kind: "delivered", at: DELIVERED_AT.toISOString() }];
    return done(await recordCarrierEvents(world.actor, "COAST", carrierEventsBody.parse({ events }).events)).events[0]?.result;
  };
  const pushed = await parcel(far);
  expect(await push(pushed.number, "P1")).toBe("applied");
  const before = await rowOf(pushed.orderId);
  happens(far, pushed.label, "delivered");
  expect(await askAt(far, 2)).toBe(1);
  expect(far.calls).toEqual([]);
  expect(await messagesAbout(pushed.number)).toEqual(["delivered applied"]);
  expect(await rowOf(pushed.orderId)).toEqual(before);

  const asked = await parcel(far);
  happens(far, asked.label, "delivered");
  await askAt(far, 2);
  const after = await rowOf(asked.orderId);
  expect(await push(asked.number, "P2")).toBe("noted");
  expect(await rowOf(asked.orderId)).toEqual(after);
});

const OPEN = `select query from pg_stat_activity where datname = current_database() and application_name = 'onerow' and state like 'idle in transaction%'`;

test("of several programs that ask at once one asks about a parcel", async () => {
  const far = new FarCarrier();
  const labels = [];
  for (let made = 0; made < 4; made += 1) labels.push((await parcel(far)).label);
  for (const label of labels) happens(far, label, "in_transit");
  far.calls.length = 0;
  const looked = await Promise.all([1, 2, 3].map(() => askAboutParcels(world.orgId, { carrierOf: () => far, now: inHours(2) })));
  expect(looked.reduce((sum, parcels) => sum + parcels, 0)).toBe(4);
  expect(far.calls).toHaveLength(4);
});

test("no transaction is open while a carrier is asked", async () => {
  const far = new FarCarrier();
  const { label } = await parcel(far);
  happens(far, label, "in_transit");
  const open: unknown[] = [];
  const track = async (key: string) => {
    open.push(...(await world.sql(OPEN)));
    return far.track(key);
  };
  expect(
    await askAboutParcels(world.orgId, { carrierOf: () => ({ quote: far.quote, buy: far.buy, void: far.void, track }), now: inHours(2) }),
  ).toBe(1);
  expect(open).toEqual([]);
});

test("a carrier that is silent is asked more and more rarely, and about its other parcels later", async () => {
  const far = new FarCarrier();
  const parcels = [await parcel(far), await parcel(far), await parcel(far)];
  far.trouble("track", "unreachable", "unreachable", "unreachable");
  expect(await askAt(far, 2)).toBe(3);
  expect(far.calls).toHaveLength(2);
  const rows = [];
  for (const { label } of parcels) rows.push(await asking(label));
  expect(rows.filter((row) => row?.["failures"] === 1)).toHaveLength(2);
  expect(await askAt(far, 2.1)).toBe(0);
  far.trouble("track", "refused", "refused", "refused");
  expect(await askAt(far, 3)).toBe(3);
  expect(far.calls).toHaveLength(3);
  const [row] = await world.sql("select max(ask_failures) as most, max(ask_after) - now() as wait from label where ask_after is not null");
  expect(Number(row?.["most"])).toBe(2);
  expect(await askAt(far, 3.3)).toBeLessThan(3);
});

test("nobody is asked about what has not left, is void, was forgotten, or what only our own books know", async () => {
  const far = new FarCarrier();
  const waiting = await parcel(far, { shipped: false });
  const voided = await parcel(far, { shipped: false });
  done(await voidLabel(world.actor, voided.label, { carrierOf: () => far }));
  expect(await askAt(far, 2)).toBe(1);
  expect(far.calls).toEqual([]);
  expect((await asking(waiting.label))?.["at"]).not.toBeNull();
  await shipPackage(world, waiting);
  expect(await askAt(far, 24 * 90)).toBe(1);
  expect(far.calls).toEqual([]);
  expect(await asking(waiting.label)).toMatchObject({ at: null });

  const ours = await packLamps(world);
  const { label } = done(await buyLabel(world.actor, ours.packageId, buyBody.parse({})));
  await shipPackage(world, ours);
  expect(await askAboutParcels(world.orgId, { now: inHours(2) })).toBe(1);
  expect(await messagesAbout(label.tracking_number ?? "")).toEqual([]);
  const { at } = (await asking(label.id)) ?? {};
  expect((at as Date).getTime()).toBeGreaterThan(inHours(25).getTime());
  // Meanwhile a program of the carrier's own took its name over.
  far.register.set(label.id, certain([...far.register.values()][0], "what the carrier knows"));
  happens(far, label.id, "delivered");
  expect(await askAt(far, 30)).toBe(1);
  expect(await rowOf(ours.orderId)).toMatchObject({ status: "delivered" });
});

test("what was refused of somebody who does not work there does not stand for the carrier's own word", async () => {
  const far = new FarCarrier();
  const { orderId, label, number } = await parcel(far);
  const clerk = { ...world.actor, locationIds: [await addLocation(world, "NIS")] };
  const events = [{ id: "N1", tracking_number: number, kind: "delivered", at: DELIVERED_AT.toISOString() }];
  expect(done(await recordCarrierEvents(clerk, "COAST", carrierEventsBody.parse({ events }).events)).events[0]?.result).toBe("refused");
  happens(far, label, "delivered");
  await askAt(far, 2);
  expect(await messagesAbout(number)).toEqual(["delivered refused", "delivered applied"]);
  expect(await rowOf(orderId)).toMatchObject({ status: "delivered", delivered: DELIVERED_AT });
  expect(await asking(label)).toMatchObject({ at: null });
});

test("a parcel of which nonsense is told does not hold up the carrier's others, and is asked about more and more rarely", async () => {
  const far = new FarCarrier();
  const parcels = [await parcel(far), await parcel(far), await parcel(far)].toSorted((a, b) => (a.label < b.label ? -1 : 1));
  for (const { label } of parcels) happens(far, label, "delivered");
  const bad = certain(parcels[0], "the parcel that is asked about first");
  const entry = certain(far.register.get(bad.label), "what the carrier knows");
  entry.tracked = { ...entry.tracked, events: [{ state: "delivered", at: new Date(Number.NaN) }] };
  expect(await askAt(far, 2)).toBe(3);
  const statuses = [];
  for (const { orderId } of parcels) statuses.push((await rowOf(orderId))?.["status"]);
  expect(statuses).toEqual(["shipped", "delivered", "delivered"]);
  expect(await asking(bad.label)).toMatchObject({ failures: 1 });
  expect(await askAt(far, 2.1)).toBe(0);
  await askAt(far, 4);
  expect(await asking(bad.label)).toMatchObject({ failures: 2 });
  entry.tracked = { ...entry.tracked, events: [{ state: "delivered", at: DELIVERED_AT }] };
  await askAt(far, 8);
  expect(await rowOf(bad.orderId)).toMatchObject({ status: "delivered" });
});
