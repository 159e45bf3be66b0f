import "server-only";
import { worksAt } from "@/lib/receiving/command";
import type { Actor } from "@/lib/tenancy/actor";
import { makeIds } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type DockLine, linesOf, planCrossDock, unitsOnDock } from "./plan-cross-dock";
import { findDockReceipt, readCrossDock, readFedReservations } from "./read-cross-dock";

/** Units of a receipt that can go straight to packing for an order that waited for them. */
export type CrossDockProposal = { order: string; order_id: string; units: number; lines: DockLine[] };

/** What the receiver is offered, first come first served; null where the actor has no such receipt. */
export const listCrossDocks = (actor: Actor, receiptId: string, now = new Date()): Promise<CrossDockProposal[] | null> =>
  readTenant(actor.orgId, async (tx) => {
    const receipt = await findDockReceipt(tx, receiptId);
    if (!receipt || !worksAt(actor, receipt.locationId)) return null;
    const reservations = await readFedReservations(tx, receipt);
    if (reservations.length === 0) return [];
    const facts = await readCrossDock(tx, receipt, reservations, "look");
    const dock = unitsOnDock(facts, now);
    const { locationId } = receipt;
    // Reservations were made in the order of the queue.
    const place = new Map(reservations.map(({ orderId }, index) => [orderId, index]).toReversed() as [string, number][]);
    return facts.orders
      .toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
      .flatMap((order) => {
        const work = planCrossDock(order, { facts, locationId, dock, fulfilmentId: "" }, makeIds());
        if (typeof work === "string") return [];
        const lines = linesOf(work, facts);
        return [{ order: order.number, order_id: order.id, units: lines.reduce((sum, { units }) => sum + units, 0), lines }];
      });
  });
