import pg from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { admitDevice } from "@/lib/floor/admit-device";
import { choosePin, enterProven, enterWithPin, MOST_TRIES, presentBadge } from "@/lib/floor/badge-sign-in";
import { issueBadge, listBadges, resetPin, revokeBadge } from "@/lib/floor/badges";
import { addDevice, changeDevice, changeLockMinutes, listDevices, renewCode, revokeDevice } from "@/lib/floor/devices";
import { type Device, findFloor, listWorkplaces, lockDevice, touchDevice } from "@/lib/floor/find-floor";
import { countFloorWork } from "@/lib/floor/open-work";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { makeActor, makeOrganization, useFreshDatabase } from "@/lib/tenancy/testing/organizations";

let close: () => Promise<void>;
let owner: pg.Client;
let orgId: string;
let admin: Actor;
let picker: Actor;
let main: string;
let coast: string;

const NOBODY_SIGNED_IN = null;
const PIN = "4071";

beforeAll(async () => {
  const fresh = await useFreshDatabase();
  close = fresh.close;
  owner = new pg.Client({ connectionString: fresh.adminUrl });
  await owner.connect();
  orgId = await makeOrganization("first");
  admin = await makeActor(orgId, "admin", "admin@first.example");
  picker = await makeActor(orgId, "warehouse", "picker@first.example");
  [main, coast] = [await location("MAIN"), await location("COAST")];
});
beforeEach(() => owner.query("delete from rate_limit"));
afterAll(async () => {
  await owner.end();
  await close();
});

async function location(code: string): Promise<string> {
  const id = v7();
  await owner.query("insert into location (org_id, id, code, name) values ($1, $2, $3, $4)", [orgId, id, code, `The ${code}`]);
  return id;
}

async function must<T extends { ok: boolean }>(outcome: Promise<T>): Promise<Extract<T, { ok: true }>> {
  const ended = await outcome;
  if (!ended.ok) throw new Error(JSON.stringify(ended));
  return ended as Extract<T, { ok: true }>;
}

type Tablet = { device: Device; secret: string };

async function tablet(name = "Tablet 1"): Promise<Tablet> {
  const { code } = await must(addDevice(admin, { name, locationId: main }));
  const { secret } = await must(admitDevice({ code, address: "10.0.0.1" }));
  const found = await findFloor({ orgId, secret, session: NOBODY_SIGNED_IN });
  return { device: certain(found, "device").device, secret };
}

async function badgeWithPin(device: Device, holder: Actor = picker, pin = PIN) {
  const { code } = await must(issueBadge(admin, { userId: certain(holder.id, "user") }));
  await must(choosePin(device, { badge: code, pin, again: pin }));
  return code;
}

const working = async (secret: string, session: string) => (await findFloor({ orgId, secret, session }))?.floor?.user.name ?? null;

test("a code admits one tablet once, and only hashes are kept", async () => {
  const { code } = await must(addDevice(admin, { name: "Gate", locationId: main }));
  const typed = code.toLowerCase().replace(/(.{4})/, "$1 ");
  const both = await Promise.all([admitDevice({ code: typed, address: "a" }), admitDevice({ code, address: "b" })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "admission_ended" });
  const secret = both.flatMap((it) => (it.ok ? [it.secret] : []))[0] ?? "";
  expect(await findFloor({ orgId, secret, session: null })).toMatchObject({
    device: { name: "Gate", location: { id: main } },
    floor: null,
  });
  const dump = JSON.stringify((await owner.query("select * from secret_lookup, floor_device")).rows);
  for (const text of [code, secret]) expect(dump).not.toContain(text);
});

test("a code that is too old, replaced or revoked admits nobody, and is no secret of a tablet itself", async () => {
  const { code } = await must(addDevice(admin, { name: "Late", locationId: main }));
  const { devices } = await listDevices(admin);
  const deviceId = certain(
    devices.find(({ name }) => name === "Late"),
    "device",
  ).id;
  expect(await findFloor({ orgId, secret: `admission:${code}`, session: null })).toBeNull();
  const { code: newer } = await must(renewCode(admin, { deviceId }));
  expect(await admitDevice({ code, address: "a" })).toMatchObject({ code: "admission_ended" });
  await owner.query("update floor_device set code_ends_at = now() - interval '1 second' where id = $1", [deviceId]);
  expect(await admitDevice({ code: newer, address: "a" })).toMatchObject({ code: "admission_ended" });
  const { code: last } = await must(renewCode(admin, { deviceId }));
  await must(revokeDevice(admin, { deviceId }));
  expect(await admitDevice({ code: last, address: "a" })).toMatchObject({ code: "admission_ended" });
});

test("codes cannot be tried without end from one address", async () => {
  for (let tried = 0; tried < 20; tried += 1) await admitDevice({ code: "0000000000", address: "10.9.9.9" });
  expect(await admitDevice({ code: "0000000000", address: "10.9.9.9" })).toMatchObject({ code: "too_many_attempts" });
  expect(await admitDevice({ code: "0000000000", address: "10.9.9.8" })).toMatchObject({ code: "admission_ended" });
});

test("a new badge lets its person choose a PIN; from then on both are needed, and scans are that person's", async () => {
  const { device, secret } = await tablet();
  const { code, card } = await must(issueBadge(admin, { userId: certain(picker.id, "user") }));
  expect(Buffer.from(card, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  expect(await presentBadge(device, { badge: `P-${code}` })).toEqual({ ok: true, name: "Member warehouse", choosesPin: true });
  expect(await enterWithPin(device, { badge: code, pin: PIN })).toMatchObject({ code: "pin_not_chosen" });
  expect(await choosePin(device, { badge: code, pin: "1234", again: "1234" })).toMatchObject({ code: "pin_weak" });
  expect(await choosePin(device, { badge: code, pin: "0000", again: "0000" })).toMatchObject({ code: "pin_weak" });
  expect(await choosePin(device, { badge: code, pin: PIN, again: "4072" })).toMatchObject({ code: "pins_differ" });
  const first = await must(choosePin(device, { badge: code, pin: PIN, again: PIN }));
  expect(await choosePin(device, { badge: code, pin: "9137", again: "9137" })).toMatchObject({ code: "pin_chosen" });
  const found = await findFloor({ orgId, secret, session: first.session });
  expect(found?.floor).toMatchObject({ actor: { kind: "user", id: picker.id }, location: { code: "MAIN" }, device: { name: "Tablet 1" } });
  const second = await must(enterWithPin(device, { badge: code, pin: PIN }));
  expect([await working(secret, second.session), await working(secret, first.session)]).toEqual(["Member warehouse", null]);
});

test("five wrong PINs lock the badge for some minutes, also when they come at once, and the right one does not open it then", async () => {
  const { device } = await tablet();
  const badge = await badgeWithPin(device);
  const wrong = await Promise.all(Array.from({ length: MOST_TRIES + 3 }, () => enterWithPin(device, { badge, pin: "9999" })));
  const codes = wrong.map((it) => (it.ok ? "entered" : it.code)).sort();
  expect(codes).toEqual([...Array<string>(4).fill("badge_locked"), ...Array<string>(4).fill("pin_wrong")]);
  expect(await enterWithPin(device, { badge, pin: PIN })).toMatchObject({ code: "badge_locked", subject: "10 minutes" });
  expect(await presentBadge(device, { badge })).toMatchObject({ code: "badge_locked" });
  await owner.query("update badge set locked_until = now() - interval '1 second' where revoked_at is null");
  expect(await enterWithPin(device, { badge, pin: "9999" })).toMatchObject({ code: "pin_wrong", subject: "4 more tries" });
  await must(enterWithPin(device, { badge, pin: PIN }));
  expect(await enterWithPin(device, { badge, pin: "9999" })).toMatchObject({ subject: "4 more tries" });
});

test("a tablet locks itself when nobody touches it in time, and when it is locked nobody's touch opens it", async () => {
  const { device, secret } = await tablet();
  const { session } = await must(enterWithPin(device, { badge: await badgeWithPin(device), pin: PIN }));
  const untouchedFor = (minutes: number) =>
    owner.query("update floor_device set session_seen_at = now() - make_interval(mins => $2) where id = $1", [device.id, minutes]);
  await untouchedFor(4);
  expect(await touchDevice(device, session)).toBe(true);
  await untouchedFor(6);
  expect(await working(secret, session)).toBeNull();
  expect(await touchDevice(device, session)).toBe(false);
  await must(changeLockMinutes(admin, { minutes: 8 }));
  expect(await working(secret, session)).toBe("Member warehouse");
  await must(changeLockMinutes(admin, { minutes: 5 }));
  const next = await must(enterProven(device, certain(admin.id, "user")));
  await lockDevice(device, session);
  expect(await working(secret, next.session)).toBe("Member admin");
  await lockDevice(device, next.session);
  expect(await working(secret, next.session)).toBeNull();
});

test("the rights on the floor are those of the role, without settings and money", async () => {
  const { device, secret } = await tablet();
  const { session } = await must(enterProven(device, certain(admin.id, "user")));
  const rights = (await findFloor({ orgId, secret, session }))?.floor?.actor.rights ?? new Set();
  expect([rights.has("pick"), rights.has("manage"), rights.has("refund")]).toEqual([true, false, false]);
  const finance = await makeActor(orgId, "finance", "finance@first.example");
  expect(await enterProven(device, certain(finance.id, "user"))).toMatchObject({ code: "no_floor_work" });
});

test("who works elsewhere does not enter here, and whoever is moved away is out at once", async () => {
  const { device, secret } = await tablet();
  const badge = await badgeWithPin(device);
  const { session } = await must(enterWithPin(device, { badge, pin: PIN }));
  const limitTo = (ids: string[] | null) => owner.query("update membership set location_ids = $2 where user_id = $1", [picker.id, ids]);
  await limitTo([coast]);
  expect(await working(secret, session)).toBeNull();
  expect(await presentBadge(device, { badge })).toMatchObject({ code: "not_here", subject: "The MAIN" });
  expect((await listWorkplaces({ ...picker, locationIds: [coast] })).map(({ code }) => code)).toEqual(["COAST"]);
  await must(changeDevice(admin, { deviceId: device.id, name: "Tablet 1", locationId: coast }));
  expect(await working(secret, session)).toBe("Member warehouse");
  await limitTo(null);
});

test("what is taken away ends the session on the tablet at once", async () => {
  const userId = certain(picker.id, "user");
  const { device, secret } = await tablet();
  const takeAway: (() => Promise<unknown>)[] = [
    () => must(resetPin(admin, { userId })),
    () => must(revokeBadge(admin, { userId })),
    () => must(revokeDevice(admin, { deviceId: device.id })),
  ];
  for (const take of takeAway) {
    const badge = await badgeWithPin(device);
    const { session } = await must(enterWithPin(device, { badge, pin: PIN }));
    expect(await working(secret, session)).toBe("Member warehouse");
    await take();
    expect(await working(secret, session)).toBeNull();
  }
  expect(await findFloor({ orgId, secret, session: null })).toBeNull();
  expect(await enterProven(device, userId)).toMatchObject({ code: "device_unknown" });
});

test("a new badge voids the old one, and the list says who holds which", async () => {
  const { device } = await tablet();
  const old = await badgeWithPin(device);
  await must(issueBadge(admin, { userId: certain(picker.id, "user") }));
  expect(await presentBadge(device, { badge: old })).toMatchObject({ code: "badge_unknown" });
  const holders = await listBadges(admin);
  expect(holders.find(({ userId }) => userId === picker.id)).toMatchObject({ worksOnFloor: true, badge: { pinChosen: false } });
  expect(holders.find(({ userId }) => userId === admin.id)).toMatchObject({ badge: null });
});

test("only who may manage admits tablets and gives badges, and another organization finds none of them", async () => {
  const { device, secret } = await tablet("Ours");
  const badge = await badgeWithPin(device);
  const userId = certain(picker.id, "user");
  const foreign = await makeActor(await makeOrganization("second"), "admin", "admin@second.example");
  for (const [actor, code] of [
    [picker, "no_right"],
    [foreign, "not_found"],
  ] as const) {
    expect(await changeDevice(actor, { deviceId: device.id, name: "Theirs", locationId: main })).toMatchObject({ code });
    expect(await renewCode(actor, { deviceId: device.id })).toMatchObject({ code });
    expect(await revokeDevice(actor, { deviceId: device.id })).toMatchObject({ code });
    expect(await issueBadge(actor, { userId })).toMatchObject({ code });
    expect(await resetPin(actor, { userId })).toMatchObject({ code });
    expect(await revokeBadge(actor, { userId })).toMatchObject({ code });
  }
  expect(await addDevice(foreign, { name: "Theirs", locationId: main })).toMatchObject({ code: "location_unknown" });
  expect(await listDevices(foreign)).toMatchObject({ devices: [] });
  expect(await findFloor({ orgId: foreign.orgId, secret, session: null })).toBeNull();
  expect(await presentBadge({ ...device, orgId: foreign.orgId }, { badge })).toMatchObject({ code: "badge_unknown" });
  await must(enterWithPin(device, { badge, pin: PIN }));
});

test("what administrators and people did with tablets and badges is noted without personal data", async () => {
  const { rows } = await owner.query<{ action: string }>("select distinct action from admin_event where org_id = $1", [orgId]);
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      "device.added",
      "device.admitted",
      "device.changed",
      "device.code_renewed",
      "device.revoked",
      "badge.issued",
      "badge.locked",
      "badge.pin_chosen",
      "badge.pin_reset",
      "badge.revoked",
    ]),
  );
});

test("the counts of open work are those of the location", async () => {
  await owner.query(
    `insert into expected_receipt (org_id, id, location_id, kind, reference, state, created_at, commit_id)
     select $1, gen_random_uuid(), $2, 'purchase_order', 'PO-' || n, 'open', now(), gen_random_uuid() from generate_series(1, 1200) n`,
    [orgId, main],
  );
  const at = (id: string) => countFloorWork({ actor: picker, location: { id, code: "", name: "" } });
  expect(await at(main)).toEqual({ pick: 0, pack: 0, ship: 0, receive: 1000, put_away: 0, count: 0, put_back: 0 });
  expect(await at(coast)).toMatchObject({ receive: 0 });
});
