import { releaseOrders } from "@/lib/fulfilment/release";
import { releaseBody, packScanBody, pickScanBody, shipBody } from "@/lib/fulfilment/inputs";
import { closePackage } from "@/lib/fulfilment/packages";
import { scanPack } from "@/lib/fulfilment/pack";
import { scanPick } from "@/lib/fulfilment/pick";
import { shipPackages } from "@/lib/fulfilment/ship";
import type { Outcome } from "@/lib/transaction/transact";
import type { World } from "./world";

/** The answer of a command that was carried out; anything else ends the test with what was said. */
export function done<Answer extends { ok: boolean }>(outcome: Outcome<Answer>): Extract<Answer, { ok: true }> {
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(`done expected, got ${JSON.stringify(outcome)}`);
  return outcome.answer as Extract<Answer, { ok: true }>;
}

export function refusedWith(outcome: Outcome<{ ok: boolean; code?: string }>): string {
  if (outcome.kind !== "answer" || outcome.answer.ok) throw new Error(`refusal expected, got ${JSON.stringify(outcome)}`);
  return outcome.answer.code ?? "";
}

export type WorkRow = {
  id: string;
  sku: string;
  units: number;
  picked: number;
  packed: number;
  shipped: number;
  dropped: number;
  goingBack: number;
};

export const workOf = async (world: Pick<World, "sql">, fulfilmentId: string): Promise<WorkRow[]> =>
  (await world.sql(
    `select f.id, p.sku, f.units, f.picked, f.packed, f.shipped, f.dropped, f.going_back as "goingBack" from fulfilment_line f
     join product p on p.org_id = f.org_id and p.id = f.product_id where f.fulfilment_id = $1 order by f.walk, f.id`,
    [fulfilmentId],
  )) as WorkRow[];

/** Releases one order at a location and gives the fulfilment's id. */
export async function releaseOne(world: Pick<World, "actor" | "sql">, location: string, order: string): Promise<string> {
  const answer = done(await releaseOrders(world.actor, releaseBody.parse({ location, orders: [order] })));
  return answer.released[0]?.fulfilment ?? "";
}

export const pickUnits = (world: Pick<World, "actor" | "sql">, work: string, code: string, units: number, more: object = {}) =>
  scanPick(world.actor, pickScanBody.parse({ work, code, units, ...more }));

/** Packs everything that is picked into one package, closes and hands it over. */
export async function packAndShip(world: Pick<World, "actor" | "sql">, fulfilmentId: string): Promise<void> {
  await packAll(world, fulfilmentId);
  done(await shipPackages(world.actor, fulfilmentId, shipBody.parse({ handover: true })));
}

export async function packAll(world: Pick<World, "actor" | "sql">, fulfilmentId: string): Promise<string> {
  let box = "";
  for (const { sku, picked, packed, goingBack } of await workOf(world, fulfilmentId)) {
    const units = picked - packed - goingBack;
    if (units === 0) continue;
    const answer = done(await scanPack(world.actor, packScanBody.parse({ fulfilment: fulfilmentId, code: sku, units })));
    box = answer.package?.id ?? box;
  }
  done(await closePackage(world.actor, box, { weight_g: 1_200 }));
  return box;
}
