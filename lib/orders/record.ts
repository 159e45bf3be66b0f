import { customerCredit } from "@/db/schema/customers";
import { ledgerTransfer } from "@/db/schema/ledger";
import { orderEvent } from "@/db/schema/orders";
import { assert } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { dueOf, type Order } from "./order";
import { orderTotals } from "./price";
import { lapseProposals, writeProposals } from "./proposals";
import { changedFacts, writeCharges, writeHeader, writeLines } from "./record-rows";
import { writeReservations, writeWaiting } from "./record-stock";
import { writeFulfilments, writePackages } from "./record-work";
import { rollUp, sumUnits } from "./rollup";
import { type Move, ruleFor } from "./transitions";
import { settleWork } from "./work";

export type MoveRecord = {
  move: Move;
  actor: Pick<Actor, "kind" | "id">;
  now: Date;
  /** Business date of the organization. */
  today: string;
  reason?: string | null;
  open: "draft" | "pending_approval" | "placed" | "canceled";
  ids: Ids;
  /** Further facts for the event row. No personal data. */
  details?: Record<string, unknown>;
};

/**
 * Completes the order's new value (totals, rollups, milestones, version) and adds everything that differs from the old
 * one to the change set: row, lines, reservations with their stock and movements, waiting rows, ledger, exposure, event.
 */
export function recordMove(changes: ChangeSet, before: Order | null, after: Order, record: MoveRecord): void {
  complete(after, before, record);
  const lapsed = lapseProposals(after, record);
  assert(ruleFor(record.move).to.includes(after.status), `${record.move} may not lead to ${after.status}`);
  writeHeader(changes, before, after);
  writeLines(changes, before, after);
  writeCharges(changes, before, after);
  writeReservations(changes, before, after, record);
  writeWaiting(changes, before, after);
  writeFulfilments(changes, before, after);
  writePackages(changes, before, after);
  writeProposals(changes, before, after, record.ids);
  writeMoney(changes, before, after, record);
  changes.insert(orderEvent, {
    orderId: after.id,
    version: after.version,
    move: record.move,
    actorKind: record.actor.kind,
    actorId: record.actor.id,
    occurredAt: record.now,
    reason: record.reason ?? null,
    changes: { ...changedFacts(before, after), ...record.details, ...(lapsed.length > 0 && { lapsed }) },
  });
}

function complete(after: Order, before: Order | null, { open, now }: MoveRecord): void {
  if (after.work.length > 0) settleWork(after, now);
  const units = sumUnits(after.lines);
  const wasPlaced = after.placedAt !== null;
  after.totalMinor = orderTotals(after).totalMinor;
  after.version = (before?.version ?? 0) + 1;
  after.orderedUnits = units.wanted;
  after.waitingUnits = units.backordered;
  Object.assign(after, rollUp(after, open));
  if (after.status === "placed" && !wasPlaced) after.placedAt = now;
  after.reservedAt = after.allocationStatus === "reserved" ? (after.reservedAt ?? now) : null;
  const stock = sumUnits(after.lines.filter(({ kind }) => kind === "stock"));
  const whole = (done: number): boolean => stock.wanted > 0 && done >= stock.wanted;
  after.pickedAt = whole(stock.picked + stock.packed + stock.shipped) ? (after.pickedAt ?? now) : null;
  after.shippedAt = whole(stock.shipped) ? (after.shippedAt ?? now) : null;
  after.deliveredAt = whole(stock.delivered) ? lastDelivery(after) : null;
  if (after.status === "canceled") after.canceledAt ??= now;
}

/** When the last package arrived; messages about packages may come in any order. */
const lastDelivery = ({ packages }: Order): Date | null =>
  packages.reduce<Date | null>((last, { deliveredAt }) => (deliveredAt && (!last || deliveredAt > last) ? deliveredAt : last), null);

/** The order's claim as the ledger knows it: nothing before placement. */
export const postedMinor = (order: Order | null): number =>
  !order || order.status === "draft" || order.status === "pending_approval" ? 0 : order.totalMinor;
/** What the order takes from the customer's limit. */
const exposureOf = (order: Order | null): number =>
  !order || order.terms !== "credit" || order.status === "draft" || order.status === "pending_approval" ? 0 : Math.max(0, dueOf(order));

/** Minor units by which the move changes the customer's exposure. */
const exposureChange = (before: Order | null, after: Order): number => exposureOf(after) - exposureOf(before);

function writeMoney(changes: ChangeSet, before: Order | null, after: Order, { today, ids }: MoveRecord): void {
  const change = postedMinor(after) - postedMinor(before);
  if (change !== 0) {
    const [debitAccount, creditAccount] =
      change > 0 ? (["order_receivable", "contract_liability"] as const) : (["contract_liability", "order_receivable"] as const);
    changes.insert(ledgerTransfer, {
      id: ids.next(),
      postingId: ids.next(),
      debitAccount,
      creditAccount,
      amountMinor: Math.abs(change),
      currency: after.currency,
      bookedOn: today,
      customerId: after.customerId,
      orderId: after.id,
    });
  }
  const exposure = exposureChange(before, after);
  if (exposure !== 0) changes.add(customerCredit, { customerId: after.customerId, currency: after.currency }, { exposureMinor: exposure });
}
