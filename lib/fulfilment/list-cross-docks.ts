import "server-only";
import { worksAt } from "@/lib/receiving/command";
import type { Actor } from "@/lib/tenancy/actor";
import { makeIds } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import type { Pickable } from "./plan-release";
import { type DockLine, linesOf, planCrossDock, unitsOnDock } from "./plan-cross-dock";
import {
  type CrossDockFacts,
  type DockArrival,
  type FedReservation,
  findDockArrival,
  readCrossDock,
  readFedReservations,
  recentArrivals,
} from "./read-cross-dock";

/** Units of a receipt, or of a transfer, that can go straight to packing for an order that waited for them. */
export type CrossDockProposal = {
  receipt: string | null;
  transfer: string | null;
  order: string;
  order_id: string;
  units: number;
  lines: DockLine[];
};

/** What the receiver is offered, first come first served; null where the actor has no such arrival. */
export const listCrossDocks = (actor: Actor, arrivalId: string, now = new Date()): Promise<CrossDockProposal[] | null> =>
  readTenant(actor.orgId, async (tx) => {
    const arrival = await findDockArrival(tx, arrivalId);
    return arrival && worksAt(actor, arrival.locationId) ? proposalsOf(tx, arrival.locationId, [arrival], now) : null;
  });

/** The same for everything that came to a location of late, for who puts it away. */
export const listDockOffers = (actor: Actor, locationId: string, now = new Date()): Promise<CrossDockProposal[]> =>
  readTenant(actor.orgId, async (tx) => proposalsOf(tx, locationId, await recentArrivals(tx, locationId), now));

/** However many arrivals, the latest first: their orders, and the places of their goods, are read once. */
async function proposalsOf(tx: Tx, locationId: string, arrivals: readonly DockArrival[], now: Date): Promise<CrossDockProposal[]> {
  const commits = arrivals.flatMap((arrival) => arrival.commits);
  const reservations = commits.length === 0 ? [] : await readFedReservations(tx, locationId, commits);
  if (reservations.length === 0) return [];
  const facts = await readCrossDock(tx, locationId, reservations, "look");
  const dock = unitsOnDock(facts, now);
  // What came first takes its units from the dock first; nothing that stands there is offered twice.
  return arrivals.toReversed().flatMap((arrival) => {
    const own = reservations.filter(({ commitId }) => arrival.commits.includes(commitId));
    return proposalsOfArrival(arrival, own, facts, dock);
  });
}

function proposalsOfArrival(
  { kind, id, locationId }: DockArrival,
  reservations: readonly FedReservation[],
  read: CrossDockFacts,
  dock: Pickable,
): CrossDockProposal[] {
  const facts = { ...read, fed: new Set(reservations.map((row) => row.id)) };
  // Reservations were made in the order of the queue.
  const place = new Map(reservations.map(({ orderId }, index) => [orderId, index] as const).toReversed());
  const from = { receipt: kind === "receipt" ? id : null, transfer: kind === "transfer" ? id : null };
  return facts.orders
    .filter((order) => place.has(order.id))
    .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .flatMap((order) => {
      const work = planCrossDock(order, { facts, locationId, dock, fulfilmentId: "" }, makeIds());
      if (typeof work === "string") return [];
      const lines = linesOf(work, facts);
      const units = lines.reduce((sum, line) => sum + line.units, 0);
      return [{ ...from, order: order.number, order_id: order.id, units, lines }];
    });
}
