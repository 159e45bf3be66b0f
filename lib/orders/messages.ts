import { outboxMessage } from "@/db/schema/outbox";
import type { OutboxTopic } from "@/db/values";
import type { SecretTopic } from "@/lib/outbox/secret-topics";
import type { OutboxPayload } from "@/lib/outbox/topics";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Order } from "./order";

export type Addressee = { organizationName: string; customerName: string; email: string | null };
type OrderTopic = Exclude<OutboxTopic, SecretTopic>;
type Extra<T extends OrderTopic> = Omit<OutboxPayload<T>, keyof OutboxPayload<"email.order_confirmed">>;

/** Queues one email with a snapshot of the order's facts as the move leaves them. */
export function queueEmail<T extends OrderTopic>(
  changes: ChangeSet,
  topic: T,
  order: Order,
  to: Addressee,
  ids: Ids,
  extra: Extra<T>,
  unitsOf: (lineId: string) => number | undefined = () => undefined,
): void {
  const payload = {
    organizationName: to.organizationName,
    orderNumber: order.number,
    customerName: to.customerName,
    email: to.email,
    currency: order.currency,
    totalMinor: order.totalMinor,
    terms: order.terms,
    dueOn: order.terms === "credit" ? order.dueOn : null,
    payBy: order.payBy?.toISOString() ?? null,
    lines: order.lines
      .map((line) => ({
        sku: line.sku,
        name: line.name,
        units: unitsOf(line.id) ?? line.ordered - line.canceled,
        reserved: line.reserved,
        waiting: line.backordered,
        totalMinor: line.totalMinor,
      }))
      .filter(({ units }) => units > 0),
    ...extra,
  };
  changes.insert(outboxMessage, { id: ids.next(), topic, orderId: order.id, customerId: order.customerId, payload });
}
