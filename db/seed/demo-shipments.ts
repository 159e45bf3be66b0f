import { closePackage } from "@/lib/fulfilment/packages";
import { scanPack } from "@/lib/fulfilment/pack";
import { scanPick } from "@/lib/fulfilment/pick";
import { findFulfilment, type FulfilmentView } from "@/lib/fulfilment/read-fulfilments";
import { listReleasable } from "@/lib/fulfilment/read-releasable";
import { findWalk } from "@/lib/fulfilment/read-walks";
import { releaseOrders } from "@/lib/fulfilment/release";
import { shipPackages } from "@/lib/fulfilment/ship";
import { listPlaces } from "@/lib/receiving/read-places";
import { certain } from "@/lib/result/refusal";
import { recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { buyLabel } from "@/lib/shipping/labels";
import { closeManifests } from "@/lib/shipping/manifests";
import { suggestForFulfilment } from "@/lib/shipping/suggest";
import type { Actor } from "@/lib/tenancy/actor";
import { answerOf } from "./answer-of";

const AT = "KOT";
const MINUTE = 60_000;
// How far each order comes today: the first arrive, the next are on their way, the last wait at the packing table.
const PLAN = ["delivered", "delivered", "in_transit", "in_transit", "labelled", "packed"] as const;

type Parcel = { fulfilment: string; package: string };

/** A day at the coast: orders picked, packed, labelled and shipped, and what the carrier says of them. */
export async function shipFromTheCoast(warehouse: Actor, now: Date): Promise<void> {
  const location = certain(
    (await listPlaces(warehouse)).find(({ code }) => code === AT),
    "the coast warehouse",
  );
  const ready = (await listReleasable(warehouse, location.id)).filter(({ blocked, waiting }) => blocked === null && waiting === 0);
  const carriers = new Set<string>();
  let done = 0;
  for (const { number } of ready) {
    const stage = PLAN[done];
    if (!stage) break;
    const parcel = await pack(warehouse, number, new Date(now.getTime() - (PLAN.length - done) * 20 * MINUTE));
    if (!parcel) continue;
    done += 1;
    const carrier = stage === "packed" ? null : await send(warehouse, parcel, stage, now);
    if (carrier) carriers.add(carrier);
  }
  for (const carrier of carriers) answerOf(await closeManifests(warehouse, { location: AT, carrier }, { now }));
}

/** The whole order in one closed package; null where its goods need more care than a demonstration takes. */
async function pack(actor: Actor, order: string, now: Date): Promise<Parcel | null> {
  const released = await releaseOrders(actor, { location: AT, orders: [order], kind: "single" }, { now });
  if (released.kind !== "answer" || !released.answer.ok) return null;
  const [made] = released.answer.released;
  const walk = await findWalk(actor, made?.wave ?? "");
  const fulfilment = made && (await findFulfilment(actor, made.fulfilment));
  if (!walk || !fulfilment || fulfilment.lines.some(({ tracks_serials, lot }) => tracks_serials || lot !== null)) return null;
  for (const { id, bin, sku, units } of walk.stops) answerOf(await scanPick(actor, { work: id, bin, code: sku, units }, { now }));
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
async function send(actor: Actor, parcel: Parcel, stage: (typeof PLAN)[number], now: Date): Promise<string | null> {
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
