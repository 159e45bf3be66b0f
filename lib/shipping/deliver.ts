import { queueEmail } from "@/lib/orders/messages";
import { copyOrder, type Order, type Package } from "@/lib/orders/order";
import type { OrderFacts } from "@/lib/orders/read-locked";
import { recordMove } from "@/lib/orders/record";
import { wholeUnits } from "@/lib/orders/work";
import { businessDate } from "@/lib/orders/business-date";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";

type Delivery = { packageId: string; deliveredAt: Date; actor: Actor; now: Date; ids: Ids };

/** A package reached its receiver: the order's units count as delivered, and with the last one of a shipment the customer is told. */
export function deliverPackage(changes: ChangeSet, facts: OrderFacts & { order: Order }, delivery: Delivery): Order {
  const { order: before, policies } = facts;
  const { packageId, deliveredAt, actor, now, ids } = delivery;
  const order = copyOrder(before);
  const box = certain(
    order.packages.find(({ id }) => id === packageId),
    "the package",
  );
  box.deliveredAt = deliveredAt;
  // Postage and fees follow the first goods that arrive, as they followed the first that left.
  for (const line of order.lines) if (line.kind === "service") line.delivered = line.shipped;
  const units = order.packed.filter((row) => row.packageId === packageId).reduce((sum, row) => sum + row.units, 0);
  const today = businessDate(now, policies.timeZone);
  const details = { package: box.seq, units, tracking_number: box.label?.trackingNumber ?? null };
  recordMove(changes, before, order, { move: "deliver", actor, now, today, ids, open: "placed", details });
  const shipped = order.packages.filter(({ shipmentId }) => shipmentId === box.shipmentId);
  if (shipped.every((it) => it.deliveredAt !== null)) tellDelivered(changes, facts, order, shipped, ids);
  return order;
}

function tellDelivered(changes: ChangeSet, { policies, customer }: OrderFacts, order: Order, boxes: readonly Package[], ids: Ids): void {
  const { name, email } = certain(customer, "the order's customer");
  const packages = boxes.map(({ label, deliveredAt }) => ({
    carrier: label?.carrier ?? "",
    trackingNumber: label?.trackingNumber ?? null,
    deliveredAt: certain(deliveredAt, "the time of delivery").toISOString(),
  }));
  const addressee = { organizationName: policies.organizationName, customerName: name, email };
  const units = unitsOfLines(order, boxes);
  queueEmail(
    changes,
    "email.order_delivered",
    order,
    addressee,
    ids,
    { whole: order.status === "delivered", packages },
    (id) => units.get(id) ?? 0,
  );
}

/** Units of each line that lie in the packages; a bundle counts where all of its parts do. */
function unitsOfLines(order: Order, boxes: readonly Package[]): Map<string, number> {
  const among = new Set(boxes.map(({ id }) => id));
  const lying = new Map<string, number>();
  for (const row of order.packed) if (among.has(row.packageId)) lying.set(row.workId, (lying.get(row.workId) ?? 0) + row.units);
  const goods = order.lines.filter(({ kind }) => kind === "stock");
  return new Map(
    goods.map((line) => {
      const work = order.work.filter(({ lineId }) => lineId === line.id);
      return [line.id, wholeUnits(line, work, (row) => lying.get(row.id) ?? 0)];
    }),
  );
}
