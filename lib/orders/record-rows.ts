import { orderCharge, orderLine, orderLineComponent, orders } from "@/db/schema/orders";
import type { ChangeSet } from "@/lib/transaction/change-set";
import { changedOf, setIfChanged } from "./changed-of";
import type { Charge, Header, Line, Order } from "./order";

const HEADER = [
  "id",
  "number",
  "version",
  "status",
  "allocationStatus",
  "fulfilmentStatus",
  "paymentStatus",
  "invoiceStatus",
  "returnStatus",
  "customerId",
  "contactId",
  "shipToId",
  "channel",
  "externalId",
  "currency",
  "pricesIncludeTax",
  "terms",
  "termsDays",
  "allowBackorder",
  "shipComplete",
  "allowSubstitution",
  "split",
  "strategy",
  "priority",
  "note",
  "reason",
  "totalMinor",
  "creditedMinor",
  "authorizedMinor",
  "paidMinor",
  "refundedMinor",
  "invoicedMinor",
  "orderedUnits",
  "waitingUnits",
  "bookedOn",
  "promisedOn",
  "dueOn",
  "payBy",
  "createdAt",
  "placedAt",
  "reservedAt",
  "pickedAt",
  "shippedAt",
  "deliveredAt",
  "canceledAt",
] as const satisfies readonly (keyof Header)[];

const LINE = [
  "id",
  "line",
  "kind",
  "productId",
  "sku",
  "name",
  "unitPrice",
  "discount",
  "taxCategory",
  "taxRate",
  "totalMinor",
  "allowBackorder",
  "shipComplete",
  "allowSubstitution",
  "ordered",
  "unallocated",
  "backordered",
  "reserved",
  "picked",
  "packed",
  "shipped",
  "canceled",
  "cancelPending",
  "delivered",
  "returned",
  "invoiced",
  "credited",
  "reopened",
] as const satisfies readonly (keyof Line)[];

export function writeHeader(changes: ChangeSet, before: Order | null, after: Order): void {
  if (!before) changes.insert(orders, pick(after, HEADER));
  else changes.set(orders, { id: after.id }, changedOf(before, after, HEADER));
}

export function writeLines(changes: ChangeSet, before: Order | null, after: Order): void {
  const known = new Map(before?.lines.map((line) => [line.id, line]));
  for (const line of after.lines) {
    const earlier = known.get(line.id);
    if (!earlier) changes.insert(orderLine, Object.assign(pick(line, LINE), { orderId: after.id }));
    else setIfChanged(changedOf(earlier, line, LINE), (values) => changes.set(orderLine, { id: line.id }, values));
    writeComponents(changes, earlier, line);
  }
  for (const { id } of removed(before?.lines ?? [], after.lines)) changes.remove(orderLine, { id });
}

/** Only a bundle's parts are kept: any other line is made of its own product. */
function writeComponents(changes: ChangeSet, before: Line | undefined, after: Line): void {
  const [old, now] = [partsOf(before), partsOf(after)];
  for (const [productId, unitsPerBundle] of now) {
    const earlier = old.get(productId);
    if (earlier === undefined) changes.insert(orderLineComponent, { lineId: after.id, productId, unitsPerBundle });
    else if (earlier !== unitsPerBundle) changes.set(orderLineComponent, { lineId: after.id, productId }, { unitsPerBundle });
  }
  for (const productId of old.keys()) if (!now.has(productId)) changes.remove(orderLineComponent, { lineId: after.id, productId });
}

const partsOf = (line: Line | undefined): Map<string, number> =>
  new Map(
    line?.components
      .filter(({ productId }) => productId !== line.productId)
      .map(({ productId, unitsPerBundle }) => [productId, unitsPerBundle]),
  );

export function writeCharges(changes: ChangeSet, before: Order | null, after: Order): void {
  const known = new Map(before?.charges.map((charge) => [charge.id, charge]));
  for (const charge of after.charges) {
    const { id, ...values } = charge;
    const earlier = known.get(id);
    if (!earlier) changes.insert(orderCharge, { id, orderId: after.id, ...values });
    else setIfChanged(changedOf(earlier, charge, CHARGE), (changed) => changes.set(orderCharge, { id }, changed));
  }
  for (const { id } of removed(before?.charges ?? [], after.charges)) changes.remove(orderCharge, { id });
}

const CHARGE = ["name", "taxCategory", "taxRate", "amountMinor", "canceled"] as const satisfies readonly (keyof Charge)[];

/** The event's account of the move: changed rollups and sums, and where the units are now. */
export function changedFacts(before: Order | null, after: Order): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const name of FACTS) if (before?.[name] !== after[name]) facts[name] = after[name];
  return facts;
}

const FACTS = [
  "status",
  "allocationStatus",
  "fulfilmentStatus",
  "paymentStatus",
  "invoiceStatus",
  "returnStatus",
  "totalMinor",
  "orderedUnits",
  "waitingUnits",
] as const satisfies readonly (keyof Header)[];

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const picked: Partial<Pick<T, K>> = {};
  for (const name of names) picked[name] = from[name];
  return picked as Pick<T, K>;
}

const removed = <T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] => {
  const kept = new Set(after.map(({ id }) => id));
  return before.filter(({ id }) => !kept.has(id));
};
