import type { OutboxStatus, OutboxTopic } from "@/db/values";

/** What a message is about, in words of a list. */
export const TOPIC_NAMES = {
  "email.order_confirmed": "Order confirmed",
  "email.order_canceled": "Order canceled",
  "email.order_declined": "Order declined",
  "email.units_reserved": "Waiting units reserved",
  "email.units_delayed": "Units delayed",
  "email.units_substituted": "Units substituted",
  "email.order_shipped": "Shipment on its way",
  "email.order_delivered": "Delivered",
  "email.invitation": "Invitation",
  "email.password_reset": "New password",
} satisfies Record<OutboxTopic, string>;

export const STATUS_NAMES = {
  pending: "Queued",
  sending: "Sending",
  sent: "Sent",
  dead: "Dead",
  withheld: "Withheld",
} satisfies Record<OutboxStatus, string>;
