import { afterAll, beforeAll, expect, test } from "vitest";
import { buyBody, manifestBody } from "@/lib/shipping/inputs";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { closeManifests, handOver } from "@/lib/shipping/manifests";
import { listManifests, listOpenWork, readManifest } from "@/lib/shipping/read-manifests";
import { addService, openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { actorOf } from "@/lib/testing/actor";
import { addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
  await addLocation(world, "NORTH");
  await addService(world, "ROAD", "STD", 3, [2000, 3000]);
});
afterAll(async () => {
  await assertNoDrift(world);
  await world.close();
});

const close = (carrier: string, key?: string, location = "BEG") =>
  closeManifests(
    world.actor,
    manifestBody.parse({ location, carrier }),
    key ? { once: { route: "POST manifests", key, bodyHash: "h" } } : {},
  );
const answerOf = async (promise: ReturnType<typeof close>) => {
  const outcome = await promise;
  return outcome.kind === "answer" ? outcome.answer : outcome;
};

async function ship(carrier: string, leave = true) {
  const packed = await packLamps(world);
  const outcome = await buyLabel(world.actor, packed.packageId, buyBody.parse({ carrier }));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  if (leave) await shipPackage(world, packed);
  return outcome.answer.label;
}

test("everything shipped by one carrier goes on one manifest, once, also when two people close the day at once", async () => {
  const labels = [await ship("COAST"), await ship("COAST"), await ship("COAST")];
  const here = await ship("COAST", false);
  await ship("ROAD");
  expect(await listOpenWork(world.actor)).toEqual([
    { location: "BEG", carrier: "COAST", packages: 3 },
    { location: "BEG", carrier: "ROAD", packages: 1 },
  ]);
  const answers = await Promise.all(Array.from({ length: 5 }, () => answerOf(close("COAST"))));
  const made = answers.flatMap((answer) => ("ok" in answer && answer.ok ? answer.manifests : []));
  expect(made).toMatchObject([
    { number: 1, packages: 3, weight_g: 4200, cost: { amount_minor: 1770, currency: "EUR" }, handed_over: false },
  ]);
  expect(answers.filter((answer) => "code" in answer && answer.code === "nothing_shipped")).toHaveLength(4);
  const page = await readManifest(world.actor, made[0]?.id ?? "");
  expect(page?.lines.map(({ id }) => id)).toEqual(labels.map(({ id }) => id));
  expect(await answerOf(close("ROAD"))).toMatchObject({ ok: true, manifests: [{ number: 2, packages: 1 }] });
  expect(await listOpenWork(world.actor)).toEqual([]);
  await voidLabel(world.actor, here.id);
});

test("the same request again has the same answer, and packages that came later wait for the next manifest", async () => {
  await ship("COAST");
  const first = await answerOf(close("COAST", "day-1"));
  await ship("COAST");
  expect(await answerOf(close("COAST", "day-1"))).toEqual(first);
  expect(await listOpenWork(world.actor)).toEqual([{ location: "BEG", carrier: "COAST", packages: 1 }]);
});

test("a manifest needs the right, a location of one's own and a carrier that is known", async () => {
  expect(await closeManifests(actorOf(world.orgId, new Set(["view"])), { location: "BEG", carrier: "COAST" })).toMatchObject({
    status: 403,
    answer: { code: "no_right" },
  });
  expect(await answerOf(close("NOBODY"))).toMatchObject({ code: "carrier_unknown" });
  expect(await answerOf(close("COAST", undefined, "MOON"))).toMatchObject({ code: "location_unknown" });
  const [north] = await world.sql("select id from location where org_id = $1 and code = 'NORTH'", [world.orgId]);
  const elsewhere = { ...world.actor, locationIds: [String(north?.["id"])] };
  expect(await closeManifests(elsewhere, { location: "BEG", carrier: "COAST" })).toMatchObject({ answer: { code: "location_not_yours" } });
  expect((await listManifests(elsewhere, {}, {})).items).toEqual([]);
});

test("manifests are listed newest first, page by page, and one is handed over only by its own organization", async () => {
  const all = (await listManifests(world.actor, { location: "BEG" }, {})).items;
  const [newest, ...older] = all;
  expect(all.map(({ number }) => number)).toEqual(all.map(({ number }) => number).toSorted((a, b) => b - a));
  const firstPage = await listManifests(world.actor, {}, {}, 1);
  const secondPage = await listManifests(world.actor, {}, { after: firstPage.next ?? "" }, 1);
  expect([firstPage.items[0]?.id, secondPage.items[0]?.id]).toEqual([newest?.id, older[0]?.id]);
  const other = await addOrganization(world.sql, "other");
  expect(await handOver(actorOf(other), newest?.id ?? "")).toMatchObject({ code: "not_found" });
  expect(await handOver(world.actor, newest?.id ?? "")).toEqual({ ok: true });
  expect((await listManifests(world.actor, {}, {}, 1)).items[0]).toMatchObject({ handedOver: true });
});
