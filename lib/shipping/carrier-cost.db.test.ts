import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { v7 } from "uuid";
import { builtInCarrier } from "@/lib/shipping/built-in-carrier";
import type { CarrierOf } from "@/lib/shipping/ask-carrier";
import { buyBody } from "@/lib/shipping/inputs";
import { labelChoices } from "@/lib/shipping/label-choices";
import { buyLabel, voidLabel } from "@/lib/shipping/labels";
import { quoteShipping } from "@/lib/shipping/quote";
import { listWaiting } from "@/lib/shipping/read-waiting";
import { listServices } from "@/lib/shipping/services";
import { settleLabels } from "@/lib/shipping/settle-label";
import { FarCarrier } from "@/lib/shipping/testing/far-carrier";
import { addService, moveAddress, openWarehouse, packLamps, shipPackage } from "@/lib/shipping/testing/packed";
import { done } from "@/lib/testing/floor";
import { assertNoDrift } from "@/lib/testing/no-drift";
import { createWorld, type World } from "@/lib/testing/world";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await openWarehouse(world);
});
afterEach(async () => {
  await assertNoDrift(world);
  await world.close();
});

/** What carriers cost so far, by the ledger, in minor units of the currency. */
const spend = async (currency = "EUR"): Promise<number> => {
  const [row] = await world.sql(
    `select coalesce(sum(case when debit_account = 'carrier_cost' then amount_minor else -amount_minor end), 0)::int as spend
     from ledger_transfer where org_id = $1 and 'carrier_cost' in (debit_account, credit_account) and currency = $2`,
    [world.orgId, currency],
  );
  return Number(row?.["spend"]);
};
const buy = async (packageId: string, body: object = {}, carrierOf?: CarrierOf) =>
  done(await buyLabel(world.actor, packageId, buyBody.parse(body), carrierOf ? { carrierOf } : {})).label;

describe("scenario 35: a label bought, voided and bought again", () => {
  const ground = { carrier: "UPS", service: "GROUND", price_minor: 641, currency: "USD", billed_g: 2400 };
  const offer = (carrier: string, code: string, price_minor: number) =>
    world.sql(
      `insert into carrier_service (org_id, id, carrier, code, name, currency, transit_days, zones, rates) values ($1, $2, $3, $4, $4, 'USD', 3, $5, $6)`,
      [
        world.orgId,
        v7(),
        carrier,
        code,
        JSON.stringify([{ zone: "1", country: "US", postcodes: ["303"] }]),
        JSON.stringify([{ zone: "1", up_to_g: 2500, price_minor }]),
      ],
    );

  test("the cheapest of three, all logged each time; 12.82 while the void is pending, 6.41 once it is accepted", async () => {
    await offer("USPS", "PRIORITY", 782);
    await offer("UPS", "GROUND", 641);
    await offer("FEDEX", "HOME", 715);
    const { packageId } = await packLamps(world, 2);
    await world.sql("update package set weight_g = 2400 where id = $1", [packageId]);
    await world.sql("update address set country = 'US', postcode = '30303', city = 'Atlanta' where org_id = $1", [world.orgId]);
    let isSilent = true;
    const carrierOf: CarrierOf = (orgId, carrier) => ({
      ...builtInCarrier(orgId, carrier),
      void: () => Promise.resolve(isSilent ? { kind: "unknown", because: "no answer" } : { kind: "done", value: null }),
    });

    const first = await buy(packageId, {}, carrierOf);
    expect(first).toMatchObject({ carrier: "UPS", service: "GROUND", cost: { amount_minor: 641, currency: "USD" } });
    expect(await spend("USD")).toBe(641);
    expect(done(await voidLabel(world.actor, first.id, { carrierOf })).label.state).toBe("void_pending");
    const second = await buy(packageId, {}, carrierOf);
    expect(second).toMatchObject({ carrier: "UPS", service: "GROUND", state: "bought" });
    expect(await spend("USD")).toBe(1282);
    isSilent = false;
    await settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf });

    expect(await spend("USD")).toBe(641);
    const rounds = await world.sql("select quotes from label where package_id = $1 order by id", [packageId]);
    expect(rounds).toHaveLength(2);
    for (const { quotes } of rounds) {
      expect(quotes).toHaveLength(3);
      expect(quotes).toEqual(
        expect.arrayContaining([ground, expect.objectContaining({ price_minor: 782 }), expect.objectContaining({ price_minor: 715 })]),
      );
    }
  });
});

describe("a service that bills by volume", () => {
  const size = (packageId: string, ...sides: number[]) =>
    world.sql("update package set length_mm = $2, width_mm = $3, height_mm = $4 where id = $1", [packageId, ...sides]);

  test("takes the price of the volume weight for what is light and large, and says so; the weight counts where it is more", async () => {
    await world.sql("update carrier_service set volume_divisor = 5000 where org_id = $1 and code = 'STD'", [world.orgId]);
    const { packageId } = await packLamps(world, 1);
    // 500 x 300 x 100 mm are 15,000 cm3, by 5,000 cm3 a kilogram 3 kg; the scales say 0.7 kg.
    await size(packageId, 500, 300, 100);
    const quoted = await quoteShipping(world.actor, { package: packageId });
    expect(quoted).toMatchObject({
      quotes: [
        { service: "STD", price: { amount_minor: 790 }, billed_weight_g: 3000, by_volume: true },
        { service: "EXP", price: { amount_minor: 1290 }, billed_weight_g: 700, by_volume: false },
      ],
    });
    const [row] = await listWaiting(world.actor, "BEG");
    const choices = labelChoices(await listServices(world.orgId), {
      to: row?.place ?? null,
      weightG: row?.weightG ?? null,
      sizeMm: row?.sizeMm ?? null,
    });
    expect(choices).toMatchObject([
      { carrier: "COAST", service: "STD", priceMinor: 790, billedG: 3000, byVolume: true },
      { service: "EXP", billedG: 700 },
    ]);
    expect((await buy(packageId)).cost.amount_minor).toBe(790);
    const [{ quotes } = { quotes: null }] = await world.sql("select quotes from label where package_id = $1", [packageId]);
    expect(quotes).toContainEqual({ carrier: "COAST", service: "STD", price_minor: 790, currency: "EUR", billed_g: 3000 });
    const heavy = await packLamps(world, 3);
    await size(heavy.packageId, 300, 200, 100);
    expect((await buy(heavy.packageId)).cost.amount_minor).toBe(790);
    const far = await quoteShipping(world.actor, {
      location: "BEG",
      to: { country: "ME", postcode: "" },
      weight_g: 700,
      size_mm: { length: 500, width: 500, height: 500 },
    });
    expect(far).toMatchObject({ without: [{ service: "STD", because: "too_heavy" }], quotes: [{ service: "EXP" }] });
  });
});

describe("the cost of a label", () => {
  test("is posted by the commit that knows it as bought, at what the carrier took, on the business day", async () => {
    const { packageId } = await packLamps(world);
    const { id } = await buy(packageId);
    const rows = await world.sql(
      `select t.debit_account, t.credit_account, t.amount_minor::int as amount, t.currency, t.order_id, w.code as location,
         t.booked_on = (l.bought_at at time zone 'Europe/Belgrade')::date as booked_when_bought
       from ledger_transfer t join label l on l.org_id = t.org_id and l.id = t.label_id join location w on w.org_id = t.org_id and w.id = t.location_id
       where t.label_id = $1`,
      [id],
    );
    expect(rows).toMatchObject([
      { debit_account: "carrier_cost", credit_account: "carrier_payable", amount: 590, currency: "EUR", order_id: null, location: "BEG" },
    ]);
    expect(rows[0]).toMatchObject({ booked_when_bought: true });
  });

  test("is posted once, however often buying and voiding are tried and however many ask at once", async () => {
    const far = new FarCarrier();
    const carrierOf = () => far;
    await addService(world, "FAR", "FAR", 3, [1, 1]);
    const { packageId } = await packLamps(world);
    far.trouble("buy", "answer_lost");
    far.trouble("track", "unreachable");
    const wanted = await buy(packageId, { carrier: "FAR" }, carrierOf);
    expect([wanted.state, await spend()]).toEqual(["wanted", 0]);
    const settle = () => settleLabels(world.orgId, { olderThanSeconds: 0, carrierOf });
    await Promise.all([settle(), settle(), settle(), settle()]);
    expect(await spend()).toBe(1400);
    await Promise.all(Array.from({ length: 4 }, () => voidLabel(world.actor, wanted.id, { carrierOf })));
    await Promise.all([settle(), settle()]);
    expect(await spend()).toBe(0);
    const [{ n } = { n: 0 }] = await world.sql("select count(*)::int as n from ledger_transfer where label_id = $1", [wanted.id]);
    expect(n).toBe(2);
  });

  test("of a label that was given up before anybody knew it as bought, or refused, is none", async () => {
    const far = new FarCarrier();
    const carrierOf = () => far;
    await addService(world, "FAR", "FAR", 3, [1, 1]);
    const { packageId } = await packLamps(world);
    far.trouble("buy", "answer_lost");
    far.trouble("track", "unreachable");
    const { id } = await buy(packageId, { carrier: "FAR" }, carrierOf);
    await world.sql("update label set at = at - interval '2 minutes' where id = $1", [id]);
    done(await voidLabel(world.actor, id, { carrierOf }));
    far.trouble("buy", "refused");
    await buyLabel(world.actor, packageId, buyBody.parse({ carrier: "FAR" }), { carrierOf });
    expect(await spend()).toBe(0);
    expect(await world.sql("select 1 from ledger_transfer where org_id = $1 and label_id is not null", [world.orgId])).toEqual([]);
  });

  test("moves with the address: the old label's cost comes back, the new one's stands, and the shipment costs that", async () => {
    const packed = await packLamps(world, 4);
    await buy(packed.packageId, { service: "EXP" });
    expect(await spend()).toBe(1590);
    await moveAddress(world, packed.orderId);
    await buy(packed.packageId);
    expect(await spend()).toBe(790);
    const { shipment } = await shipPackage(world, packed);
    const [row] = await world.sql("select cost_minor::int as cost, currency from shipment where id = $1", [shipment.id]);
    expect(row).toEqual({ cost: 790, currency: "EUR" });
  });
});
