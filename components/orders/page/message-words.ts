import type { OutboxStatus, OutboxTopic } from "@/db/values";
import type { StatusWord } from "@/components/orders/status-words";

export const MESSAGE_WORDS: Readonly<Record<OutboxTopic, string>> = {
  "email.order_confirmed": "Confirmation",
  "email.order_canceled": "Cancellation",
  "email.order_declined": "Decline",
  "email.units_reserved": "Units reserved",
  "email.units_delayed": "Delay",
  "email.units_substituted": "Substitute",
  "email.order_shipped": "Shipment",
  "email.order_delivered": "Delivery",
  "email.invitation": "Invitation",
  "email.password_reset": "New password",
};

export const MESSAGE_STATES: Readonly<Record<OutboxStatus, StatusWord>> = {
  pending: { text: "Queued", tone: "info", shape: "half" },
  sending: { text: "Leaving", tone: "info", shape: "half" },
  sent: { text: "Sent", tone: "ok", shape: "disc" },
  dead: { text: "Not deliverable", tone: "stop", shape: "square" },
  withheld: { text: "Withheld", tone: "neutral", shape: "square" },
};
