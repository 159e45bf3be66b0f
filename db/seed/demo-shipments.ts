import { closePackage } from "@/lib/fulfilment/packages";
import { scanPack } from "@/lib/fulfilment/pack";
import { scanPick } from "@/lib/fulfilment/pick";
import { findFulfilment, type FulfilmentView } from "@/lib/fulfilment/read-fulfilments";
import { listReleasable } from "@/lib/fulfilment/read-releasable";
import { findWalk, type Stop, type WalkView } from "@/lib/fulfilment/read-walks";
import { releaseOrders } from "@/lib/fulfilment/release";
import { shipPackages } from "@/lib/fulfilment/ship";
import { findOrder } from "@/lib/orders/read-order";
import { listPlaces } from "@/lib/receiving/read-places";
import { certain } from "@/lib/result/refusal";
import { recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { buyLabel } from "@/lib/shipping/labels";
import { closeManifests } from "@/lib/shipping/manifests";
import { suggestForFulfilment } from "@/lib/shipping/suggest";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";
import { answerOf } from "./answer-of";

const AT = "KOT";
const MINUTE = 60_000;
const STAGES = ["begun", "picked", "packed", "labelled", "in_transit", "delivered"] as const;
type Stage = (typeof STAGES)[number];
// How far each order comes today.
const WHOLE: readonly Stage[] = ["delivered", "delivered", "in_transit", "begun", "labelled", "packed", "picked"];
// Of these a part comes from elsewhere and is still to be sent.
const IN_PART: readonly Stage[] = ["delivered", "in_transit"];

type Floor = { walk: WalkView; fulfilment: FulfilmentView };
type Parcel = { fulfilment: string; package: string };

/** A day at the coast: orders picked, packed, labelled and shipped, and what the carrier says of them. */
export async function shipFromTheCoast(warehouse: Actor, now: Date): Promise<void> {
  const location = certain(
    (await listPlaces(warehouse)).find(({ code }) => code === AT),
    "the coast warehouse",
  );
  const ready = (await listReleasable(warehouse, location.id)).filter(({ blocked, waiting }) => blocked === null && waiting === 0);
  const [whole, inPart]: [string[], string[]] = [[], []];
  for (const { id, number } of ready) ((await liesAt(warehouse, id, location.id)) ? whole : inPart).push(number);
  const carriers = new Set([
    ...(await bringAlong(warehouse, whole, WHOLE, now)),
    ...(await bringAlong(warehouse, inPart, IN_PART, new Date(now.getTime() - WHOLE.length * 20 * MINUTE))),
  ]);
  for (const carrier of carriers) answerOf(await closeManifests(warehouse, { location: AT, carrier }, { now }));
}

const liesAt = async (actor: Actor, orderId: string, locationId: string): Promise<boolean> => {
  const order = await readTenant(actor.orgId, (tx) => findOrder(tx, orderId));
  return order?.reservations.every((reserved) => reserved.units === 0 || reserved.locationId === locationId) ?? false;
};

/** Brings one order after another to its stage, twenty minutes each; says the carriers that took something. */
async function bringAlong(actor: Actor, orders: readonly string[], stages: readonly Stage[], end: Date): Promise<string[]> {
  const carriers: string[] = [];
  let done = 0;
  for (const order of orders) {
    const stage = stages[done];
    if (!stage) break;
    const now = new Date(end.getTime() - (stages.length - done) * 20 * MINUTE);
    const floor = await release(actor, order, stage, now);
    if (!floor) continue;
    done += 1;
    await pick(actor, floor, stage, now);
    if (STAGES.indexOf(stage) < STAGES.indexOf("packed")) continue;
    const parcel = await pack(actor, floor.fulfilment, now);
    const carrier = stage === "packed" ? null : await send(actor, parcel, stage, end);
    if (carrier) carriers.push(carrier);
  }
  return carriers;
}

/** Sends the order to the floor; null where its goods need more care than a demonstration takes, or are too few to stop halfway. */
async function release(actor: Actor, order: string, stage: Stage, now: Date): Promise<Floor | null> {
  const released = await releaseOrders(actor, { location: AT, orders: [order], kind: "single" }, { now });
  if (released.kind !== "answer" || !released.answer.ok) return null;
  const [made] = released.answer.released;
  const walk = await findWalk(actor, made?.wave ?? "");
  const fulfilment = made && (await findFulfilment(actor, made.fulfilment));
  if (!walk || !fulfilment || fulfilment.lines.some(({ tracks_serials, lot }) => tracks_serials || lot !== null)) return null;
  return stage === "begun" && walk.stops.length === 1 && walk.stops[0]?.units === 1 ? null : { walk, fulfilment };
}

async function pick(actor: Actor, { walk }: Floor, stage: Stage, now: Date): Promise<void> {
  const stops = stage === "begun" ? begun(walk.stops) : walk.stops;
  for (const { id, bin, sku, units } of stops) answerOf(await scanPick(actor, { work: id, bin, code: sku, units }, { now }));
}

/** The first stop of several, or half of a single one. */
const begun = (stops: readonly Stop[]): Stop[] =>
  stops.slice(0, 1).map((stop) => ({ ...stop, units: stops.length > 1 ? stop.units : Math.floor(stop.units / 2) }));

/** Everything that was picked, in one closed package. */
async function pack(actor: Actor, fulfilment: FulfilmentView, now: Date): Promise<Parcel> {
  let box = "";
  for (const { sku, units } of fulfilment.lines) {
    const packed = answerOf(await scanPack(actor, { fulfilment: fulfilment.id, code: sku, units }, { now }));
    box = packed.package?.id ?? box;
  }
  const fitting = await suggestForFulfilment(actor, fulfilment.id);
  const carton = fitting.ok ? (fitting.carton?.code ?? null) : null;
  answerOf(await closePackage(actor, box, { weight_g: weightOf(fulfilment), carton }, { now }));
  return { fulfilment: fulfilment.id, package: box };
}

const weightOf = ({ lines }: FulfilmentView): number => 200 + lines.reduce((sum, line) => sum + line.units * (line.weight_g ?? 0), 0);

/** Says the carrier of a parcel that left. */
async function send(actor: Actor, parcel: Parcel, stage: Stage, now: Date): Promise<string | null> {
  const { label } = answerOf(await buyLabel(actor, parcel.package, {}));
  if (stage === "labelled") return null;
  answerOf(await shipPackages(actor, parcel.fulfilment, { handover: false }, { now }));
  const said = (kind: "shipped" | "in_transit" | "delivered", note: string) => ({
    id: `${kind}-${label.id}`,
    tracking_number: label.tracking_number ?? "",
    kind,
    at: now,
    note,
  });
  const events = [said("shipped", "Kotor"), said("in_transit", "Podgorica")];
  if (stage === "delivered") events.push(said("delivered", "Signed by the receiver"));
  answerOf(await recordCarrierEvents(actor, label.carrier, events, now));
  return label.carrier;
}
