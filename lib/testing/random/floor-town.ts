import type { Command } from "@/lib/testing/random/commands";
import { type FloorCommand, FLOOR_KINDS } from "@/lib/testing/random/floor-commands";
import { FLOOR_WORK, type Step, stepOn } from "@/lib/testing/random/floor-work";
import { GOODS_WORK } from "@/lib/testing/random/goods-work";
import { carryOut, type CarryOut } from "@/lib/testing/random/live";
import { pushStep } from "@/lib/testing/random/push";
import { parcelSteps } from "@/lib/testing/random/parcels";
import { nameSubstitutes } from "@/lib/testing/random/substitutions";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import type { FarCarrier } from "@/lib/shipping/testing/far-carrier";
import { addService } from "@/lib/shipping/testing/packed";
import { done } from "@/lib/testing/floor";
import { addBin, addCustomer, addLocation, addProduct } from "@/lib/testing/goods";
import type { World } from "@/lib/testing/world";
import { LOCATIONS } from "./commands";

/** Two locations with bins, goods by lot and by serial number among them, a carrier, and buyers of every kind. */
export async function furnish(world: World): Promise<void> {
  for (const [index, code] of LOCATIONS.entries()) {
    await addLocation(world, code, { latitude: 42 + index, longitude: 19 });
    for (const [walk, bin] of ["P1", "P2"].entries()) await addBin(world, code, `${code}-${bin}`, "pick", walk);
    await addBin(world, code, `${code}-O1`, "overflow", 5);
  }
  await world.sql(
    "update location set street = 'Industrial road 12', postcode = '11000', city = 'Beograd', country = 'RS' where org_id = $1",
    [world.orgId],
  );
  await addProduct(world, { sku: "A", price: "10.00", rate: "20" });
  await addProduct(world, { sku: "B", price: "3.33", rate: "7" });
  await addProduct(world, { sku: "SET", price: "25.00", rate: "20", parts: { A: 2, B: 1 } });
  await addProduct(world, { sku: "FEE", price: "4.90", kind: "service" });
  await addProduct(world, { sku: "LOT", price: "2.50", tracksLots: true });
  await addProduct(world, { sku: "SER", price: "80.00", tracksSerials: true });
  await nameSubstitutes(world);
  await addCustomer(world, { code: "TIGHT", limitMinor: 200_000 });
  await addCustomer(world, { code: "FREE", limitMinor: null });
  await addCustomer(world, { code: "PARK", limitMinor: 50_000, policy: "park" });
  await addCustomer(world, { code: "PREPAID", terms: "prepaid" });
  await addService(world, "COAST", "FAR", 2, [590, 790]);
  for (const location of LOCATIONS) await stock(world, location);
}

async function stock({ actor }: World, location: string): Promise<void> {
  const lines = [
    { sku: "A", units: 12, bin: `${location}-P1`, unit_cost: "1.00" },
    { sku: "A", units: 3, unit_cost: "1.20" },
    { sku: "B", units: 9, bin: `${location}-P2`, unit_cost: "0.50" },
    { sku: "LOT", units: 8, bin: `${location}-P1`, lot: "L-NEAR", expires_on: "2031-01-31" },
    { sku: "SER", units: 3, bin: `${location}-P2` },
  ];
  done(await receiveGoods(actor, receiptBody.parse({ location, reference: "OPENING", lines })));
}

const isOfFloor = (command: FloorCommand | Command): command is FloorCommand => FLOOR_KINDS.some((kind) => kind === command.kind);

/** What people on the floor, in the office and at the carrier do; each finds what there is when it is their turn. */
export function carryOutOn(far: FarCarrier): CarryOut<FloorCommand | Command> {
  const steps: Record<FloorCommand["kind"], Step> = { push: pushStep(far), ...FLOOR_WORK, ...GOODS_WORK, ...parcelSteps(far) };
  return (world, command, turn) =>
    isOfFloor(command) ? stepOn(world, steps[command.kind], command, turn) : carryOut(world, command, turn);
}
