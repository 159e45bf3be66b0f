import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorOf } from "@/lib/testing/actor";
import { done } from "@/lib/testing/floor";
import { addBin, addLocation, addProduct } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { enterCount } from "./count";
import { openCount } from "./open-count";
import { openScheduledCounts } from "./open-scheduled";
import { scheduleBody } from "./schedule-inputs";
import { listSchedules, putSchedule, stopSchedule } from "./schedules";

let world: World;
let places = 0;
let place = "";

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  // Earlier tests asked for counts at their own locations.
  await world.sql("update count_schedule set stopped_at = now() where stopped_at is null");
  places += 1;
  place = `L${places}`;
  await addLocation(world, place);
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

// The organization's clock is that of Belgrade: this is Monday, 0:30 there and still Sunday elsewhere.
const MONDAY = new Date("2026-11-22T23:30:00Z");
const later = (days: number): Date => new Date(MONDAY.getTime() + days * 24 * 60 * 60 * 1000);
const bins = async (...codes: string[]): Promise<void> => {
  for (const [index, code] of codes.entries()) await addBin(world, place, `${place}-${code}`, "pick", index);
};
const schedule = async (body: object = {}) =>
  expect(await putSchedule(world.actor, place, scheduleBody.parse({ pace: { kind: "every", days: 5 }, most_bins: 2, ...body }))).toEqual({
    ok: true,
  });
const open = async (): Promise<{ bin: string; on: string }[]> =>
  (
    await world.sql(
      `select b.code as bin, t.scheduled_on::text as on from count_task t join bin b on b.id = t.bin_id join location l on l.id = t.location_id
       where l.code = $1 and t.done_at is null and t.schedule_id is not null order by t.scheduled_on, b.walk`,
      [place],
    )
  ).map(({ bin, on }) => ({ bin: String(bin).replace(`${place}-`, ""), on: String(on) }));
const countAll = async (now: Date): Promise<void> => {
  const tasks = await world.sql(
    "select t.id from count_task t join location l on l.id = t.location_id where l.code = $1 and t.done_at is null",
    [place],
  );
  for (const { id } of tasks) done(await enterCount(world.actor, String(id), { entries: [] }, { now }));
};

test("a day is opened once, with at most so many bins, and the next day goes on with the others", async () => {
  await bins("A", "B", "C");
  await schedule();
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(2);
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(0);
  expect(await open()).toEqual([
    { bin: "A", on: "2026-11-23" },
    { bin: "B", on: "2026-11-23" },
  ]);
  await countAll(MONDAY);
  expect(await openScheduledCounts(world.orgId, later(1))).toBe(1);
  expect(await open()).toEqual([{ bin: "C", on: "2026-11-24" }]);
  await countAll(later(1));
  // Five counting days after Monday is the Monday after.
  for (const day of [2, 3, 4, 5, 6]) expect(await openScheduledCounts(world.orgId, later(day))).toBe(0);
  expect(await openScheduledCounts(world.orgId, later(7))).toBe(2);
  expect(await listSchedules(world.orgId, place)).toMatchObject([
    { zone: null, weekdays: [1, 2, 3, 4, 5], last_day: { day: "2026-11-30", due_bins: 2, opened_bins: 2 }, open_counts: 2, stopped: false },
  ]);
});

test("workers that come at once open the day once", async () => {
  await bins("A", "B", "C");
  await schedule({ most_bins: 3 });
  const opened = await Promise.all([1, 2, 3, 4].map(() => openScheduledCounts(world.orgId, MONDAY)));
  expect(opened.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 3]);
  expect(await open()).toHaveLength(3);
});

test("a bin that waits for its count is not asked for again, nor by somebody at the same moment", async () => {
  await bins("A", "B");
  done(await openCount(world.actor, { location: place, bin: `${place}-A` }));
  await schedule();
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(1);
  expect(await open()).toEqual([{ bin: "B", on: "2026-11-23" }]);
  // Nobody counted: the bins wait, and tomorrow asks for nothing twice.
  expect(await openScheduledCounts(world.orgId, later(1))).toBe(0);
  await countAll(later(1));
  const [asked, opened] = await Promise.all([
    Promise.all(["A", "B"].map((bin) => openCount(world.actor, { location: place, bin: `${place}-${bin}` }))),
    openScheduledCounts(world.orgId, later(14)),
  ]);
  const byHand = asked.filter(({ kind, ...it }) => kind === "answer" && "answer" in it && it.answer.ok).length;
  expect(byHand + opened).toBe(2);
  const rows = await world.sql(
    "select bin_id from count_task t join location l on l.id = t.location_id where l.code = $1 and done_at is null",
    [place],
  );
  expect(new Set(rows.map(({ bin_id }) => bin_id)).size).toBe(rows.length);
});

test("a count of one product in a bin is not the count of the bin", async () => {
  await bins("A");
  await addProduct(world, { sku: `P-${place}` });
  done(await openCount(world.actor, { location: place, bin: `${place}-A`, sku: `P-${place}` }));
  await schedule();
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(1);
});

test("a day without a worker is caught up once, a weekend is none, and a long pause is not opened day by day", async () => {
  await bins("A", "B", "C", "D", "E", "F", "G", "H");
  await schedule();
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(2);
  expect(await openScheduledCounts(world.orgId, later(2))).toBe(4);
  expect(await openScheduledCounts(world.orgId, later(2))).toBe(0);
  expect((await open()).map(({ on }) => on)).toEqual(["2026-11-23", "2026-11-23", "2026-11-24", "2026-11-24", "2026-11-25", "2026-11-25"]);
  await countAll(later(2));
  expect(await openScheduledCounts(world.orgId, later(5))).toBe(0);
  await world.sql("update count_task set done_at = done_at - interval '60 days' where done_at is not null");
  expect(await openScheduledCounts(world.orgId, later(21))).toBe(4);
});

test("a zone with its own schedule is left to it, also while that one rests; a stopped one asks for nothing", async () => {
  await bins("A", "B");
  await world.sql(
    `with z as (insert into zone (org_id, id, location_id, code, name) select org_id, gen_random_uuid(), id, 'BULK', 'Pallets' from location where code = $1 returning *)
     update bin b set zone_id = z.id from z where b.org_id = z.org_id and b.code = $2`,
    [place, `${place}-B`],
  );
  await schedule();
  await schedule({ zone: "BULK", stopped: true });
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(1);
  expect(await open()).toEqual([{ bin: "A", on: "2026-11-23" }]);
  await schedule({ zone: "BULK" });
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(1);
  expect(await stopSchedule(world.actor, { location: place, zone: null })).toEqual({ ok: true });
  expect((await listSchedules(world.orgId, place)).map(({ zone, stopped }) => [zone, stopped])).toEqual([
    [null, true],
    ["BULK", false],
  ]);
  expect(await stopSchedule(world.actor, { location: place, zone: "NONE" })).toMatchObject({ ok: false, code: "schedule_unknown" });
  await countAll(MONDAY);
  expect(await openScheduledCounts(world.orgId, later(28))).toBe(1);
});

test("bins with what sells most come round most often", async () => {
  await bins("A", "B", "C");
  for (const [bin, sku, shipped] of [
    ["A", "SLOW", 1],
    ["B", "FAST", 90],
    ["C", "MIDDLE", 9],
  ] as const) {
    const id = await addProduct(world, { sku: `${sku}-${place}` });
    // What was shipped is history here; only the class is asked for, so nothing of it stays.
    await world.sql(
      `insert into bin_stock (org_id, id, product_id, location_id, condition, bin_id, units)
       select b.org_id, gen_random_uuid(), $1, b.location_id, 'good', b.id, 1 from bin b where b.code = $2`,
      [id, `${place}-${bin}`],
    );
    await world.sql(
      `insert into stock_movement (org_id, id, product_id, location_id, condition, kind, on_hand_delta, actor_kind, occurred_at, at, commit_id)
       select org_id, gen_random_uuid(), $1, id, 'good', 'ship', -$2::int, 'system', $3, $3, gen_random_uuid() from location where code = $4`,
      [id, shipped, MONDAY, place],
    );
  }
  await world.sql(
    `insert into count_task (org_id, id, location_id, bin_id, cause, state, created_at, done_at, commit_id)
     select org_id, gen_random_uuid(), location_id, id, 'manual', 'done', $1, $1, gen_random_uuid() from bin where code like $2`,
    [later(-7), `${place}-%`],
  );
  await schedule({ pace: { kind: "abc", a: 5, b: 10, c: 60 } });
  expect(await openScheduledCounts(world.orgId, MONDAY)).toBe(1);
  expect(await open()).toEqual([{ bin: "B", on: "2026-11-23" }]);
  expect(await openScheduledCounts(world.orgId, later(7))).toBe(1);
  expect((await open()).map(({ bin }) => bin)).toEqual(["B", "C"]);
  await world.sql("delete from stock_movement where kind = 'ship'");
  await world.sql("delete from bin_stock");
});

test("only who manages the organization sets it, and only for places that there are", async () => {
  const body = scheduleBody.parse({ pace: { kind: "every", days: 5 }, most_bins: 2 });
  expect(await putSchedule(actorOf(world.orgId, new Set(["view", "count"])), place, body)).toMatchObject({ ok: false, code: "no_right" });
  expect(await putSchedule(world.actor, "NOWHERE", body)).toMatchObject({ ok: false, code: "location_unknown" });
  expect(await putSchedule(world.actor, place, { ...body, zone: "NONE" })).toMatchObject({ ok: false, code: "zone_unknown" });
  expect(scheduleBody.safeParse({ pace: { kind: "abc", a: 9, b: 5, c: 60 }, most_bins: 2 }).success).toBe(false);
});
