import { afterAll, beforeAll, expect, test } from "vitest";
import { printLabelPdf, printLabelZpl, printPackingSlips } from "@/lib/shipping/documents";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import { moveAddress, openWarehouse, packLamps } from "@/lib/shipping/testing/packed";
import { actorOf } from "@/lib/testing/actor";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
});
afterAll(async () => {
  await assertNoDrift(world);
  await world.close();
});

async function labelled() {
  const packed = await packLamps(world);
  const outcome = await buyLabel(world.actor, packed.packageId, buyBody.parse({}));
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  return { ...packed, label: outcome.answer.label };
}

test("printing a label again gives the same bytes, whatever changed around it", async () => {
  const { packageId, label } = await labelled();
  const first = [await printLabelPdf(world.actor, packageId, "4x6"), await printLabelZpl(world.actor, packageId, "a6")];
  await world.sql("update location set street = 'Another road 1'");
  await world.sql("update package set weight_g = 4999 where id = $1", [packageId]);
  await world.sql("update organization set name = 'Renamed'");
  const again = [await printLabelPdf(world.actor, packageId, "4x6"), await printLabelZpl(world.actor, packageId, "a6")];
  expect(again).toEqual(first);
  const zpl = first[1]?.ok ? String(first[1].content) : "";
  expect(zpl).toContain(label.tracking_number);
  expect(zpl).toContain(label.sscc);
  expect(zpl).toContain("Hotel Bellevue");
  expect(first[0]?.ok && String(first[0].content).slice(0, 5)).toBe("%PDF-");
});

test("the label to an address that the order no longer has is not printed before it left", async () => {
  const { packageId, orderId } = await labelled();
  await moveAddress(world, orderId);
  expect(await printLabelPdf(world.actor, packageId, "a6")).toMatchObject({ ok: false, code: "address_changed" });
});

test("documents need a label, the right to look, and a package of one's own", async () => {
  const { packageId, fulfilmentId } = await packLamps(world);
  const other = await addOrganization(world.sql, "other");
  expect(await printLabelZpl(world.actor, packageId, "4x6")).toMatchObject({ code: "label_missing" });
  expect(await printLabelPdf(actorOf(other), packageId, "4x6")).toMatchObject({ code: "not_found" });
  expect(await printPackingSlips(actorOf(other), fulfilmentId)).toMatchObject({ code: "not_found" });
  expect(await printPackingSlips({ ...world.actor, locationIds: [other] }, fulfilmentId)).toMatchObject({ code: "not_found" });
  expect(await printPackingSlips(actorOf(world.orgId, new Set()), fulfilmentId)).toMatchObject({ code: "no_right" });
});

test("a packing slip is the same for the same packages", async () => {
  const { fulfilmentId } = await labelled();
  const first = await printPackingSlips(world.actor, fulfilmentId);
  expect(first.ok && first.content.length).toBeGreaterThan(1000);
  expect(await printPackingSlips(world.actor, fulfilmentId)).toEqual(first);
});
