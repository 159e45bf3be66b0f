import { putProduct } from "@/lib/catalogue/put-product";
import { listReleasable } from "@/lib/fulfilment/read-releasable";
import { findWalk } from "@/lib/fulfilment/read-walks";
import { releaseOrders } from "@/lib/fulfilment/release";
import { reportShort } from "@/lib/fulfilment/short";
import { findOrder } from "@/lib/orders/read-order";
import { approveSubstitution } from "@/lib/orders/substitute";
import { listPlaces } from "@/lib/receiving/read-places";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { answerOf } from "./answer-of";
import type { Desks } from "./demo-orders";
import type { DemoProduct } from "./demo-products";

/** What may go in place of what: a family's variants have the other family's of the same code. */
const STANDS_FOR: readonly (readonly [family: string, substitute: string])[] = [
  ["ROBV", "ROB"],
  ["DVT", "DVS"],
  ["LMP-BED", "LMP-DSK"],
  ["TWL-70140", "TWL-50100"],
];
const PROPOSALS = 2;

/** Names substitutes of the products that run out. */
export async function nameSubstitutes(admin: Actor, products: readonly DemoProduct[]): Promise<void> {
  const known = new Set(products.map(({ sku }) => sku));
  for (const { sku, body } of products) {
    const substitutes = STANDS_FOR.filter(([family]) => sku.startsWith(`${family}-`))
      .map(([family, other]) => `${other}${sku.slice(family.length)}`)
      .filter((other) => known.has(other));
    if (substitutes.length === 0) continue;
    const outcome = await putProduct(admin, sku, { ...body, substitutes });
    if (!outcome.ok) throw new Error(`The demo's substitutes cannot be named: ${outcome.code}`);
  }
}

/** A picker misses units of two orders whose customers take substitutes: one proposal is accepted, one waits for its answer. */
export async function proposeSubstitutes({ warehouse, frontOffice }: Desks, now: Date): Promise<void> {
  const location = (await listPlaces(warehouse)).find(({ code }) => code === "BEG");
  if (!location) throw new Error("The demo data cannot be made: no main warehouse");
  let made = 0;
  for (const { id, number } of (await listReleasable(warehouse, location.id)).filter(({ blocked }) => blocked === null)) {
    if (made === PROPOSALS) return;
    if (!(await takesSubstitutes(warehouse, id))) continue;
    const proposal = await missOne(warehouse, number, now);
    if (proposal === null) continue;
    made += 1;
    const version = (await readTenant(warehouse.orgId, (tx) => findOrder(tx, id)))?.version ?? 0;
    if (made === 1) answerOf(await approveSubstitution(frontOffice, proposal, { version }, { now }));
  }
}

const takesSubstitutes = async (actor: Actor, orderId: string): Promise<boolean> => {
  const order = await readTenant(actor.orgId, (tx) => findOrder(tx, orderId));
  return (
    order?.lines.some(
      ({ sku, reserved, allowSubstitution }) =>
        allowSubstitution && reserved > 0 && STANDS_FOR.some(([family]) => sku.startsWith(`${family}-`)),
    ) ?? false
  );
};

/** Releases the order and misses one unit of a stop that has a substitute; says the proposal, or null where nothing has to wait. */
async function missOne(actor: Actor, order: string, now: Date): Promise<string | null> {
  const outcome = await releaseOrders(actor, { location: "BEG", orders: [order], kind: "single" }, { now });
  if (outcome.kind !== "answer" || !outcome.answer.ok) return null;
  const walk = await findWalk(actor, outcome.answer.released[0]?.wave ?? "");
  const stop = walk?.stops.find(({ substitutes }) => substitutes.length > 0);
  const substitute = stop?.substitutes[0]?.sku;
  if (!stop || !substitute) return null;
  const short = answerOf(await reportShort(actor, { work: stop.id, units: 1, reason: "not_in_bin", substitute }, { now }));
  return short.proposal?.id ?? null;
}
