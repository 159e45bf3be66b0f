import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RIGHTS } from "@/db/values";
import { shipBody } from "@/lib/fulfilment/inputs";
import { closePackage, reopenPackage } from "@/lib/fulfilment/packages";
import { shipPackages } from "@/lib/fulfilment/ship";
import { buyBody } from "@/lib/shipping/inputs";
import { quoteShipping } from "@/lib/shipping/quote";
import { buyLabel, type LabelOptions, voidLabel } from "@/lib/shipping/labels";
import { findLabel } from "@/lib/shipping/read-label";
import { settleLabels } from "@/lib/shipping/settle-label";
import { FarCarrier } from "@/lib/shipping/testing/far-carrier";
import { addService, moveAddress, openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { isTrackingNumber } from "@/lib/shipping/tracking-number";
import { done, refusedWith } from "@/lib/testing/floor";
import { actorOf } from "@/lib/testing/actor";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { addOrganization, createWorld, type World } from "@/lib/testing/world";

let world: World;
let far: FarCarrier;
beforeEach(async () => {
  world = await createWorld();
  far = new FarCarrier();
  await openWarehouse(world);
  await addService(world, "FAR", "FAR", 3, [1, 1]);
});
afterEach(async () => {
  await assertNoDrift(world);
  await world.close();
});

const withFar = (more: LabelOptions = {}): LabelOptions => ({ carrierOf: () => far, ...more });
const buy = (packageId: string, body: object = {}, options: LabelOptions = {}) =>
  buyLabel(world.actor, packageId, buyBody.parse(body), options);

async function bought(promise: ReturnType<typeof buyLabel>) {
  const outcome = await promise;
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(`Not bought: ${JSON.stringify(outcome)}`);
  return outcome.answer.label;
}
const codeOf = async (promise: ReturnType<typeof buyLabel>) => {
  const outcome = await promise;
  return outcome.kind === "answer" && !outcome.answer.ok ? outcome.answer.code : outcome;
};
const states = async (packageId: string) =>
  (await world.sql("select state from label where package_id = $1 order by id", [packageId])).map(({ state }) => state);

describe("buying", () => {
  test("takes the cheapest service at the price of its zone and weight, with a tracking number", async () => {
    const { packageId, orderId } = await packLamps(world, 2);
    const label = await bought(buy(packageId, { carrier: "COAST" }));
    expect(label).toMatchObject({ state: "bought", carrier: "COAST", service: "STD", cost: { amount_minor: 590, currency: "EUR" } });
    expect(label).toMatchObject({ order_id: orderId, address_is_current: true, refused_because: null });
    expect(isTrackingNumber(label.tracking_number ?? "")).toBe(true);
    const [row] = await world.sql("select quotes, facts from label where id = $1", [label.id]);
    expect(row?.["quotes"]).toContainEqual({ carrier: "COAST", service: "EXP", price_minor: 1290, currency: "EUR", billed_g: 1400 });
    expect(row?.["facts"]).toMatchObject({ weight_g: 1400, number: 1, of: 1, ship_from: { city: "Beograd" } });
  });

  test("uses the weight on the scales, and without it that of the contents and the carton", async () => {
    const { packageId } = await packLamps(world, 2);
    const price = async () => {
      const answer = await quoteShipping(world.actor, { package: packageId });
      return answer.ok ? answer.quotes.find(({ service }) => service === "STD")?.price.amount_minor : answer.code;
    };
    await world.sql("update package set weight_g = 2001 where id = $1", [packageId]);
    expect(await price()).toBe(790);
    await world.sql("update package set weight_g = null where id = $1", [packageId]);
    expect(await price()).toBe(590);
    await world.sql(
      `with k as (insert into carton (org_id, id, code, name, length_mm, width_mm, height_mm, tare_g, most_g)
         values ($1, gen_random_uuid(), 'S', 'Small', 400, 300, 200, 601, 9000) returning id)
       update package set carton_id = k.id from k where package.id = $2`,
      [world.orgId, packageId],
    );
    expect(await price()).toBe(790);
  });

  test("a second time is refused while the first label is valid, and asked for by name replaces it", async () => {
    const { packageId } = await packLamps(world);
    const first = await bought(buy(packageId));
    expect(await codeOf(buy(packageId))).toBe("label_exists");
    const second = await bought(buy(packageId, { replace: true, service: "EXP" }));
    expect(second.tracking_number).not.toBe(first.tracking_number);
    expect(await states(packageId)).toEqual(["voided", "bought"]);
  });

  test("by two people at once gives one label", async () => {
    const { packageId } = await packLamps(world);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => buy(packageId, { carrier: "FAR" }, withFar())));
    const answers = outcomes.map((outcome) => (outcome.kind === "answer" ? outcome.answer : null));
    expect(answers.filter((answer) => answer?.ok)).toHaveLength(1);
    expect(answers.every((answer) => answer?.ok || answer?.code === "label_wanted" || answer?.code === "label_exists")).toBe(true);
    expect(far.register.size).toBe(1);
  });

  test("with one key twice gives the same label, also when both come at once", async () => {
    const { packageId } = await packLamps(world);
    const once = { route: "POST label", key: "k1", bodyHash: "h" };
    const labels = await Promise.all([bought(buy(packageId, {}, { once })), bought(buy(packageId, {}, { once }))]);
    expect(labels[0]).toEqual(labels[1]);
    expect(await states(packageId)).toEqual(["bought"]);
  });

  test("needs a right, an own location, a closed package with goods, an address and a weight", async () => {
    const { packageId, orderId } = await packLamps(world);
    const other = await addOrganization(world.sql, "other");
    const rights = new Set(RIGHTS.filter((right) => right !== "buy_label"));
    const body = buyBody.parse({});
    expect(await codeOf(buyLabel(actorOf(world.orgId, rights), packageId, body))).toBe("no_right");
    expect(await codeOf(buyLabel(actorOf(other), packageId, body))).toBe("not_found");
    expect(await codeOf(buyLabel({ ...world.actor, locationIds: [other] }, packageId, body))).toBe("location_not_yours");
    const refusedAfter = async (change: string, code: string, undo: string) => {
      await world.sql(change, [packageId]);
      expect(await codeOf(buy(packageId))).toBe(code);
      await world.sql(undo, [packageId]);
    };
    await refusedAfter(
      "update package set closed_at = null where id = $1",
      "package_open",
      "update package set closed_at = now() where id = $1",
    );
    await refusedAfter(
      "update package_line set units = 0 where package_id = $1",
      "package_empty",
      "update package_line set units = 2 where package_id = $1",
    );
    await world.sql("update package set weight_g = null where id = $1", [packageId]);
    await refusedAfter(
      "update product set weight_g = null where $1 <> ''",
      "weight_unknown",
      "update product set weight_g = 700 where $1 <> ''",
    );
    await refusedAfter("update package set weight_g = 5001 where id = $1", "too_heavy", "update package set weight_g = null where id = $1");
    await refusedAfter("update address set country = 'JP' where $1 <> ''", "no_zone", "update address set country = 'ME' where $1 <> ''");
    expect(await codeOf(buy(packageId, { service: "NONE" }))).toBe("service_unknown");
    await world.sql("update orders set ship_to_id = null where id = $1", [orderId]);
    expect(await codeOf(buy(packageId))).toBe("no_address");
    expect(await states(packageId)).toEqual([]);
  });
});

describe("a carrier that does not answer", () => {
  test("but sold the label: it is read back at once under the same key", async () => {
    const { packageId } = await packLamps(world);
    far.trouble("buy", "answer_lost");
    const label = await bought(buy(packageId, { carrier: "FAR" }, withFar()));
    expect([label.state, far.register.size, far.calls]).toEqual(["bought", 1, ["buy", "track"]]);
  });

  test("at all leaves the label wanted, and the worker finds out later what became of it", async () => {
    const { packageId } = await packLamps(world);
    far.trouble("buy", "answer_lost");
    far.trouble("track", "unreachable", "unreachable");
    const outcome = await buy(packageId, { carrier: "FAR" }, withFar());
    expect(outcome).toMatchObject({ kind: "answer", status: 202, answer: { ok: true, label: { state: "wanted", tracking_number: null } } });
    expect(await codeOf(buy(packageId))).toBe("label_wanted");
    expect(await settleLabels(world.orgId, { carrierOf: () => far })).toBe(0);
    const settle = () => settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf: () => far });
    expect([await settle(), await states(packageId)]).toEqual([1, ["wanted"]]);
    expect([await settle(), await states(packageId)]).toEqual([1, ["bought"]]);
    expect([await settle(), far.register.size]).toEqual([0, 1]);
    expect(far.calls).toEqual(["buy", "track", "track", "track"]);
  });

  test("and did not sell it is asked again under the same key", async () => {
    const { packageId } = await packLamps(world);
    far.trouble("buy", "unreachable");
    await buy(packageId, { carrier: "FAR" }, withFar());
    expect([await states(packageId), far.register.size]).toEqual([["wanted"], 0]);
    await settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf: () => far });
    expect([await states(packageId), far.register.size]).toEqual([["bought"], 1]);
  });

  test("while two workers ask at once sells one label", async () => {
    const { packageId } = await packLamps(world);
    far.trouble("buy", "unreachable");
    await buy(packageId, { carrier: "FAR" }, withFar());
    await Promise.all(Array.from({ length: 4 }, () => settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf: () => far })));
    expect([await states(packageId), far.paid.length]).toEqual([["bought"], 1]);
  });

  test("and refuses says why; another label can be bought at once", async () => {
    const { packageId } = await packLamps(world);
    far.trouble("buy", "refused");
    expect(await buy(packageId, { carrier: "FAR" }, withFar())).toMatchObject({
      status: 409,
      answer: { ok: false, code: "carrier_refused", detail: "The carrier refused: Not today." },
    });
    await bought(buy(packageId));
    expect(await states(packageId)).toEqual(["failed", "bought"]);
  });

  test("for long can be given up, and a purchase that arrived after all is given back", async () => {
    const { packageId } = await packLamps(world);
    far.trouble("buy", "answer_lost");
    far.trouble("track", "unreachable");
    const outcome = await buy(packageId, { carrier: "FAR" }, withFar());
    const id = outcome.kind === "answer" && outcome.answer.ok ? outcome.answer.label.id : "";
    expect(await codeOf(voidLabel(world.actor, id, withFar()))).toBe("label_wanted");
    await world.sql("update label set at = at - interval '2 minutes' where id = $1", [id]);
    expect((await bought(voidLabel(world.actor, id, withFar()))).state).toBe("voided");
    expect(far.paid).toEqual([]);
  });
});

describe("voiding", () => {
  test("gives the label back once, however often it is asked, and makes room for another", async () => {
    const { packageId } = await packLamps(world);
    const { id } = await bought(buy(packageId, { carrier: "FAR" }, withFar()));
    const answers = await Promise.all(Array.from({ length: 4 }, () => bought(voidLabel(world.actor, id, withFar()))));
    expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["voided"]));
    expect((await bought(voidLabel(world.actor, id, withFar()))).voided_at).not.toBeNull();
    expect(far.paid).toEqual([]);
    await bought(buy(packageId));
    expect(await states(packageId)).toEqual(["voided", "bought"]);
  });

  test("that the carrier does not answer is repeated by the worker; one that it refuses waits for a person", async () => {
    const { packageId } = await packLamps(world);
    const { id } = await bought(buy(packageId, { carrier: "FAR" }, withFar()));
    far.trouble("void", "unreachable", "refused");
    expect((await bought(voidLabel(world.actor, id, withFar()))).state).toBe("void_pending");
    await settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf: () => far });
    expect(await findLabel(world.orgId, id)).toMatchObject({ state: "void_pending", refused_because: "Not today." });
    expect(await settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf: () => far })).toBe(0);
    expect((await bought(voidLabel(world.actor, id, withFar()))).state).toBe("voided");
  });

  test("needs the right, and is not for labels of others or of packages that left", async () => {
    const packed = await packLamps(world);
    const { packageId } = packed;
    const { id } = await bought(buy(packageId));
    const other = await addOrganization(world.sql, "other");
    expect(await codeOf(voidLabel(actorOf(other), id))).toBe("not_found");
    expect(await codeOf(voidLabel(actorOf(world.orgId, new Set(["view"])), id))).toBe("no_right");
    await shipPackage(world, packed);
    expect(await codeOf(voidLabel(world.actor, id))).toBe("package_shipped");
    expect(await codeOf(buy(packageId, { replace: true }))).toBe("package_shipped");
    expect(await states(packageId)).toEqual(["bought"]);
  });
});

test("after the order's address changed a new label is bought to the new one, and the old one is given back", async () => {
  const { packageId, orderId } = await packLamps(world);
  const old = await bought(buy(packageId, { carrier: "FAR" }, withFar()));
  await moveAddress(world, orderId);
  expect(await findLabel(world.orgId, old.id)).toMatchObject({ state: "bought", address_is_current: false });
  const fresh = await bought(buy(packageId, { carrier: "FAR" }, withFar()));
  expect(fresh).toMatchObject({ state: "bought", address_is_current: true });
  expect(await states(packageId)).toEqual(["voided", "bought"]);
  expect([far.paid, far.register.get(fresh.id)?.order.to.city]).toEqual([[fresh.id], "Herceg Novi"]);
});

test("a label that is voided while its package ships: either it left under a valid label, or it did not leave", async () => {
  for (let round = 0; round < 6; round += 1) {
    const packed = await packLamps(world);
    const { id } = await bought(buy(packed.packageId, { carrier: "FAR" }, withFar()));
    const [voided, shipped] = await Promise.all([
      codeOf(voidLabel(world.actor, id, withFar())),
      shipPackages(world.actor, packed.fulfilmentId, shipBody.parse({})),
    ]);
    const left = shipped.kind === "answer" && shipped.answer.ok;
    const [row] = await world.sql(
      "select l.state, p.shipment_id is not null as left from label l join package p on p.org_id = l.org_id and p.id = l.package_id where l.id = $1",
      [id],
    );
    expect(row).toEqual({ state: left ? "bought" : "voided", left });
    expect(left ? voided : refusedWith(shipped)).toBe(left ? "package_shipped" : "label_missing");
    if (!left) done(await shipPackages(world.actor, packed.fulfilmentId, shipBody.parse({ handover: true })));
  }
});

test("a package that is opened again gives its label back", async () => {
  const { packageId } = await packLamps(world);
  const { id } = await bought(buy(packageId, { carrier: "FAR" }, withFar()));
  done(await reopenPackage(world.actor, packageId));
  expect(await codeOf(buy(packageId))).toBe("package_open");
  await settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf: () => far });
  expect([(await findLabel(world.orgId, id))?.state, far.paid]).toEqual(["voided", []]);
  done(await closePackage(world.actor, packageId, { weight_g: 1500 }));
  expect((await bought(buy(packageId))).state).toBe("bought");
});
