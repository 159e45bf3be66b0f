import "server-only";
import { worksAt } from "@/lib/receiving/command";
import type { Actor } from "@/lib/tenancy/actor";
import { makeIds } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type DockLine, linesOf, planCrossDock, unitsOnDock } from "./plan-cross-dock";
import { type DockReceipt, findDockReceipt, readCrossDock, readFedReservations } from "./read-cross-dock";

/** Units of a receipt that can go straight to packing for an order that waited for them. */
export type CrossDockProposal = { receipt: string; order: string; order_id: string; units: number; lines: DockLine[] };

/** What the receiver is offered, first come first served; null where the actor has no such receipt. */
export const listCrossDocks = (actor: Actor, receiptId: string, now = new Date()): Promise<CrossDockProposal[] | null> =>
  readTenant(actor.orgId, async (tx) => {
    const receipt = await findDockReceipt(tx, receiptId);
    return receipt && worksAt(actor, receipt.locationId) ? proposalsOf(tx, receipt, now) : null;
  });

// Receipts that served somebody are few, and what they brought is put away within the day.
const RECENT = `select r.id, r.reference, r.location_id as "locationId", r.commit_id as "commitId" from receipt r
  where r.org_id = $1 and r.location_id = $2::uuid and r.occurred_at > now() - interval '2 days'
    and exists (select from order_event e where e.org_id = r.org_id and e.commit_id = r.commit_id and e.move = 'allocate')
  order by r.occurred_at desc nulls last, r.id desc nulls last limit 10`;

/** The same for everything that arrived at a location of late, for who puts it away. */
export const listDockOffers = (actor: Actor, locationId: string, now = new Date()): Promise<CrossDockProposal[]> =>
  readTenant(actor.orgId, async (tx) => {
    const offers: CrossDockProposal[] = [];
    for (const receipt of await tx.query<DockReceipt>("dock_recent", RECENT, [tx.orgId, locationId]))
      offers.push(...(await proposalsOf(tx, receipt, now)));
    return offers;
  });

async function proposalsOf(tx: Tx, receipt: DockReceipt, now: Date): Promise<CrossDockProposal[]> {
  const reservations = await readFedReservations(tx, receipt);
  if (reservations.length === 0) return [];
  const facts = await readCrossDock(tx, receipt, reservations, "look");
  const dock = unitsOnDock(facts, now);
  const { locationId } = receipt;
  // Reservations were made in the order of the queue.
  const place = new Map(reservations.map(({ orderId }, index) => [orderId, index] as const).toReversed());
  return facts.orders
    .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .flatMap((order) => {
      const work = planCrossDock(order, { facts, locationId, dock, fulfilmentId: "" }, makeIds());
      if (typeof work === "string") return [];
      const lines = linesOf(work, facts);
      const units = lines.reduce((sum, line) => sum + line.units, 0);
      return [{ receipt: receipt.id, order: order.number, order_id: order.id, units, lines }];
    });
}
