import { afterAll, beforeAll, expect, test } from "vitest";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import { openWarehouse, packLamps } from "@/lib/shipping/testing/packed";
import { done } from "@/lib/testing/floor";
import { createWorld, type World } from "@/lib/testing/world";
import { certain } from "@/lib/result/refusal";
import { assignException, closeException } from "./change-exception";
import type { ExceptionFilter } from "./list-input";
import { findException, listExceptions } from "./list-exceptions";
import { openRefusedReplay } from "./open-replay";

let world: World;
let locationId: string;

beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
  locationId = String((await world.sql("select id from location where org_id = $1", [world.orgId]))[0]?.["id"]);
});
afterAll(() => world.close());

const open = async (filter: ExceptionFilter) => (await listExceptions(world.actor, filter, {})).items;
const replay = (key: string, command: string) =>
  openRefusedReplay(world.actor, { key, command, body: {}, detail: `No ${command}.`, keptAt: new Date(), locationId });
const details = async () => (await open({ kind: "replay_refused" })).map((row) => String(row.details["command"])).sort();

test("a key names a refused replay together with its command, whatever the key looks like", async () => {
  for (const command of ["pick", "ship", "pick"]) await replay("0192f0c1-2345-7abc-8def-0123456789ab", command);
  expect(await details()).toEqual(["pick", "ship"]);
  for (const _time of [1, 2]) await replay("tablet 7, scan 12", "count");
  expect(await details()).toEqual(["count", "pick", "ship"]);
  for (const { id } of await open({ kind: "replay_refused" })) done(await closeException(world.actor, id, { reason: "Known" }));
  await replay("tablet 7, scan 12", "count");
  expect(await details()).toEqual([]);
});

test("a key that is the id of other work is opened beside it, and both are taken and closed apart", async () => {
  const { packageId, orderId } = await packLamps(world);
  const { id } = done(await buyLabel(world.actor, packageId, buyBody.parse({}))).label;
  await world.sql("update label set state = 'void_pending', at = now() - interval '1 hour' where id = $1", [id]);
  const unanswered = certain((await open({ order: orderId }))[0], "the label without an answer");
  expect(unanswered).toMatchObject({ id, kind: "label_unknown" });
  await replay(id, "pick");
  expect(await details()).toEqual(["pick"]);
  done(await assignException(world.actor, id, { user_id: null }));
  expect((await open({ kind: "replay_refused" }))[0]?.id).not.toBe(id);
});

test("of one label, no answer and a refusal are two: who closed the first is asked about the second", async () => {
  const { packageId, orderId } = await packLamps(world);
  const { id } = done(await buyLabel(world.actor, packageId, buyBody.parse({}))).label;
  await world.sql("update label set state = 'void_pending', at = now() - interval '1 hour' where id = $1", [id]);
  done(await closeException(world.actor, id, { reason: "The carrier was asked" }));
  expect(await open({ order: orderId })).toEqual([]);
  await world.sql("update label set refused_because = 'It was used.' where id = $1", [id]);
  expect(await open({ order: orderId })).toMatchObject([{ id, kind: "label_refused", assignedTo: null }]);
  expect(await findException(world.actor, id)).toMatchObject({ kind: "label_refused", closedAt: null });
  expect(done(await closeException(world.actor, id, { reason: "Settled by phone" })).exception.kind).toBe("label_refused");
  expect(await open({ order: orderId })).toEqual([]);
  expect((await open({ state: "closed", order: orderId })).map((row) => [row.kind, row.closeNote])).toEqual([
    ["label_refused", "Settled by phone"],
    ["label_unknown", "The carrier was asked"],
  ]);
});
