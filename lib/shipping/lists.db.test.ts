import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "csv-parse/sync";
import { EXPORTS } from "@/lib/exports/lists";
import { done, pickUnits, releaseOne, workOf } from "@/lib/testing/floor";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { addCarton } from "@/lib/shipping/cartons";
import { newCartonForm } from "@/lib/shipping/form-inputs";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { closeManifests } from "@/lib/shipping/manifests";
import { listManifestsIn } from "@/lib/shipping/read-manifests";
import { listShipments, listShipmentsIn, readShipment } from "@/lib/shipping/read-shipments";
import { listWaiting } from "@/lib/shipping/read-waiting";
import { suggestForFulfilment } from "@/lib/shipping/suggest";
import { moveAddress, openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { addLocation } from "@/lib/testing/goods";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

let world: World;
let northId: string;
beforeAll(async () => {
  world = await createWorld();
  await openWarehouse(world);
  northId = await addLocation(world, "NORTH");
});
afterAll(async () => {
  await assertNoDrift(world);
  await world.close();
});

const label = async (packageId: string, service = "STD") =>
  done(await buyLabel(world.actor, packageId, { carrier: "COAST", service })).label;

test("what left is listed newest first, found by each of its numbers, and exported", async () => {
  const sent = [];
  for (const service of ["STD", "EXP", "STD"]) {
    const packed = await packLamps(world);
    const bought = await label(packed.packageId, service);
    sent.unshift({ ...packed, bought, ...(await shipPackage(world, packed)) });
  }
  const { items } = await listShipments(world.actor, {}, {});
  expect(items.map(({ id }) => id)).toEqual(sent.map(({ shipment }) => shipment.id));
  const [, middle] = sent;
  const numbers = [middle?.number, middle?.number.toLowerCase(), middle?.bought.tracking_number, middle?.bought.sscc];
  for (const q of numbers)
    expect((await listShipments(world.actor, { q: q ?? "" }, {})).items).toMatchObject([
      { id: middle?.shipment.id, service: "EXP", packages: 1, trackingNumbers: [middle?.bought.tracking_number], costMinor: 1290 },
    ]);
  expect((await listShipments(world.actor, { location: "NORTH" }, {})).items).toEqual([]);
  expect((await listShipments({ ...world.actor, locationIds: [northId] }, {}, {})).items).toEqual([]);
  expect(await readShipment({ ...world.actor, locationIds: [northId] }, middle?.shipment.id ?? "")).toBeNull();
  expect(await readShipment(world.actor, middle?.shipment.id ?? "")).toMatchObject({
    boxes: [{ seq: 1, units: 2, trackingNumber: middle?.bought.tracking_number, manifestId: null }],
  });
  done(await closeManifests(world.actor, { location: "BEG", carrier: "COAST" }));
  const rows = async (list: string) => {
    const body = await EXPORTS.get(list)?.list({ actor: world.actor, timeZone: "Europe/Belgrade", query: {} });
    return parse<Record<string, string>>(await new Response(body).text(), { bom: true, columns: true });
  };
  expect(await rows("shipments")).toMatchObject([{ Cost: "5.90" }, { Cost: "12.90", Shipment: `${middle?.number}-S1` }, { Cost: "5.90" }]);
  expect(await rows("manifests")).toMatchObject([{ Packages: "3", Cost: "24.70", "Handed over": "no" }]);
});

test("packed packages wait with what their label is worth, until they leave", async () => {
  const [plain, labelled, moved] = [await packLamps(world), await packLamps(world), await packLamps(world)];
  const { id } = await label(labelled.packageId);
  await label(moved.packageId);
  await moveAddress(world, moved.orderId);
  const waiting = async () => {
    const rows = await listWaiting(world.actor, "BEG");
    return Object.fromEntries(rows.map((row) => [row.id, [row.labelState, row.addressIsCurrent]]));
  };
  expect(await waiting()).toEqual({
    [plain.packageId]: [null, false],
    [labelled.packageId]: ["bought", true],
    [moved.packageId]: ["bought", false],
  });
  await voidLabel(world.actor, id);
  expect((await waiting())[labelled.packageId]).toEqual(["voided", true]);
  await label(labelled.packageId);
  await shipPackage(world, labelled);
  expect(Object.keys(await waiting())).toEqual([plain.packageId, moved.packageId]);
  expect(await listWaiting({ ...world.actor, locationIds: [northId] }, undefined)).toEqual([]);
});

test("the carton for a fulfilment is the smallest that holds what is picked", async () => {
  const carton = (code: string, length_mm: string) =>
    addCarton(
      world.actor,
      code,
      newCartonForm.parse({ code, name: code, length_mm, width_mm: "160", height_mm: "120", tare_g: "90", most_g: "9000" }),
    );
  await carton("S", "210");
  await carton("M", "500");
  const { number } = done(await placeOrder(world.actor, placeBody.parse({ customer: "K1", lines: [{ sku: "LAMP", units: 2 }] }))).order;
  const fulfilmentId = await releaseOne(world, "BEG", number);
  const [work] = await workOf(world, fulfilmentId);
  done(await pickUnits(world, work?.id ?? "", "LAMP", 1));
  expect(await suggestForFulfilment(world.actor, fulfilmentId)).toMatchObject({ ok: true, carton: { code: "S" }, unmeasured_units: 0 });
  done(await pickUnits(world, work?.id ?? "", "LAMP", 1));
  expect(await suggestForFulfilment(world.actor, fulfilmentId)).toMatchObject({ ok: true, carton: { code: "M" }, because: "too_big" });
  expect(await suggestForFulfilment({ ...world.actor, locationIds: [northId] }, fulfilmentId)).toMatchObject({ code: "not_found" });
});

describe("with twenty thousand shipments and manifests", () => {
  beforeAll(async () => {
    const [row] = await world.sql("select order_id, id, location_id from fulfilment where org_id = $1 and shipped_at is not null limit 1", [
      world.orgId,
    ]);
    await world.sql(
      `insert into shipment (org_id, id, order_id, fulfilment_id, location_id, seq, carrier, service, cost_minor, currency, actor_kind, shipped_at, commit_id)
       select $1, gen_random_uuid(), $2, $3, case when n % 100 = 0 then $5::uuid else $4::uuid end, 1000 + n, 'COAST', 'STD', 0, 'EUR', 'system',
         '2025-01-01'::timestamptz + n * interval '1 minute', gen_random_uuid() from generate_series(1, 20000) n`,
      [world.orgId, row?.["order_id"], row?.["id"], row?.["location_id"], northId],
    );
    await world.sql(
      `insert into manifest (org_id, id, location_id, carrier, number, packages, weight_g, cost_minor, currency, actor_kind, closed_at, commit_id)
       select $1, gen_random_uuid(), case when n % 100 = 0 then $3::uuid else $2::uuid end, 'COAST', 1000 + n, 1, 1, 1, 'EUR', 'system',
         '2025-01-01'::timestamptz + n * interval '1 minute', gen_random_uuid() from generate_series(1, 20000) n`,
      [world.orgId, row?.["location_id"], northId],
    );
    await world.sql("vacuum analyze shipment");
    await world.sql("vacuum analyze manifest");
  }, 60_000);
  afterAll(async () => {
    await world.sql("delete from shipment where seq > 1000");
    await world.sql("delete from manifest where number > 1000");
  });

  /** Runs a read and explains each of its statements as it was sent. */
  const plansOf = (read: (tx: Tx) => Promise<unknown>): Promise<string[]> =>
    readTenant(world.orgId, async (tx) => {
      const sent: { text: string; values: readonly unknown[] }[] = [];
      const spy: Tx = {
        ...tx,
        query: (name, text, values) => {
          sent.push({ text, values });
          return tx.query(name, text, values);
        },
      };
      await read(spy);
      const plans = [];
      for (const [index, { text, values }] of sent.entries()) {
        const rows = await tx.query<{ "QUERY PLAN": string }>(`explain_${index}_${Math.random()}`.slice(0, 60), `explain ${text}`, values);
        plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
      }
      return plans;
    });

  test("no page of a list reads a whole table", async () => {
    const place = { after: `2025-01-05T00:00:00.000Z_${northId}` };
    const plans = [
      ...(await plansOf((tx) => listShipmentsIn(tx, world.actor, {}, {}))),
      ...(await plansOf((tx) => listShipmentsIn(tx, world.actor, { location: "NORTH" }, place))),
      ...(await plansOf((tx) => listShipmentsIn(tx, world.actor, { q: "nothing" }, {}))),
      ...(await plansOf((tx) => listManifestsIn(tx, world.actor, {}, place))),
      ...(await plansOf((tx) => listManifestsIn(tx, world.actor, { location: "NORTH" }, {}))),
    ];
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (shipment|manifest)/);
    expect(plans).toHaveLength(6);
  });
});
