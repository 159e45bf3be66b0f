import { parentPort } from "node:worker_threads";
import { render } from "@react-email/render";
import type { RenderAnswer, RenderOrder } from "@/lib/outbox/render/render-mail";
import type { Mail, MailContent, MailPlace } from "@/lib/outbox/templates/content";
import { invitation } from "@/lib/outbox/templates/invitation";
import { MailFrame } from "@/lib/outbox/templates/mail-frame";
import { orderCanceled } from "@/lib/outbox/templates/order-canceled";
import { orderConfirmed } from "@/lib/outbox/templates/order-confirmed";
import { orderDeclined } from "@/lib/outbox/templates/order-declined";
import { orderDelivered } from "@/lib/outbox/templates/order-delivered";
import { orderShipped } from "@/lib/outbox/templates/order-shipped";
import { passwordReset } from "@/lib/outbox/templates/password-reset";
import { plainText } from "@/lib/outbox/templates/plain-text";
import { unitsDelayed } from "@/lib/outbox/templates/units-delayed";
import { unitsReserved } from "@/lib/outbox/templates/units-reserved";
import { unitsSubstituted } from "@/lib/outbox/templates/units-substituted";
import type { TopicFacts } from "@/lib/outbox/topics";

function contentOf(message: TopicFacts, place: MailPlace): MailContent {
  switch (message.topic) {
    case "email.order_confirmed":
      return orderConfirmed(message.facts, place);
    case "email.order_canceled":
      return orderCanceled(message.facts, place);
    case "email.order_declined":
      return orderDeclined(message.facts, place);
    case "email.units_reserved":
      return unitsReserved(message.facts, place);
    case "email.units_delayed":
      return unitsDelayed(message.facts, place);
    case "email.units_substituted":
      return unitsSubstituted(message.facts, place);
    case "email.order_shipped":
      return orderShipped(message.facts, place);
    case "email.order_delivered":
      return orderDelivered(message.facts, place);
    case "email.invitation":
      return invitation(message.facts, place);
    case "email.password_reset":
      return passwordReset(message.facts, place);
  }
}

async function renderOne(message: TopicFacts, place: MailPlace): Promise<Mail> {
  const content = withOrderLink(contentOf(message, place), place);
  const html = await render(<MailFrame content={content} organizationName={message.facts.organizationName} />);
  // A line break in a name must not end the subject header.
  return { subject: content.subject.replace(/\s+/g, " ").trim(), html, plain: plainText(content) };
}

const withOrderLink = (content: MailContent, { orderLink }: MailPlace): MailContent =>
  orderLink && content.action === null ? { ...content, action: { label: "See your order", href: orderLink } } : content;

async function answer({ id, message, place }: RenderOrder): Promise<RenderAnswer> {
  try {
    return { id, mail: await renderOne(message, place) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (order: RenderOrder) => {
  void answer(order).then((rendered) => parentPort?.postMessage(rendered));
});
