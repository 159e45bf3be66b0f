import { afterAll, beforeAll, expect, test } from "vitest";
import { GET, PUT } from "@/app/api/v1/count-schedules/[...location]/route";
import { apiDocument } from "@/app/api/v1/openapi.json/specs";
import { documented } from "@/app/api/v1/testing/documented";
import type { Right } from "@/db/values";
import { openScheduledCounts } from "@/lib/counting/open-scheduled";
import { createApiKey } from "@/lib/members/api-keys";
import { certain } from "@/lib/result/refusal";
import { addBin, addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
const keys = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld();
  await addLocation(world, "X");
  await addBin(world, "X", "A-1", "pick", 10);
  for (const [name, rights] of [
    ["boss", ["view", "manage"]],
    ["counter", ["view", "count"]],
  ] as const) {
    const made = await createApiKey(world.actor, { name, rights: [...rights] as Right[] });
    keys.set(name, certain(made.ok ? made.secret : null, "an API key"));
  }
});
afterAll(async () => {
  await assertNoDrift();
  await world.close();
});

async function call(handler: unknown, location: string, who: string, body?: unknown) {
  const request = new Request(`http://onerow.example/api/v1/count-schedules/${location}`, {
    method: body === undefined ? "GET" : "PUT",
    headers: { authorization: `Bearer ${keys.get(who)}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const response = await documented(handler, request, { params: Promise.resolve({ location: [location] }) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test("another program sets what is counted, reads what was opened, and is told what does not fit", async () => {
  const body = { pace: { kind: "every", days: 20 }, weekdays: [1, 2, 3, 4, 5, 6, 7], most_bins: 3 };
  expect(await call(GET, "X", "counter")).toEqual({ status: 200, body: { items: [] } });
  expect(await call(PUT, "X", "counter", body)).toMatchObject({ status: 403 });
  const made = { location: "X", zone: null, zone_name: null, ...body, stopped: false, last_day: null, open_counts: 0 };
  expect(await call(PUT, "X", "boss", body)).toEqual({ status: 200, body: { items: [made] } });
  expect(await call(PUT, "X", "boss", body)).toEqual({ status: 200, body: { items: [made] } });
  await openScheduledCounts(world.orgId, new Date("2026-11-22T12:00:00Z"));
  expect(await call(GET, "X", "counter")).toEqual({
    status: 200,
    body: { items: [{ ...made, last_day: { day: "2026-11-22", due_bins: 1, opened_bins: 1 }, open_counts: 1 }] },
  });
  expect(await call(PUT, "X", "boss", { ...body, zone: "NONE" })).toMatchObject({ status: 422, body: { code: "zone_unknown" } });
  expect(await call(PUT, "NOWHERE", "boss", body)).toMatchObject({ status: 422, body: { code: "location_unknown" } });
  expect(await call(PUT, "X", "boss", { ...body, pace: { kind: "abc", a: 9, b: 5, c: 60 } })).toMatchObject({ status: 400 });
  expect(await call(PUT, "X", "boss", { ...body, most_bins: 0 })).toMatchObject({ status: 400 });
});

test("the document tells of both", () => {
  expect(Object.keys(apiDocument().paths?.["/api/v1/count-schedules/{location}"] ?? {})).toEqual(expect.arrayContaining(["get", "put"]));
});
