import type { Template } from "@/lib/outbox/templates/content";
import { countedLine, footerOf, greeting, instantText, sumUnits, unitsText } from "@/lib/outbox/templates/wording";

export const orderDelivered: Template<"email.order_delivered"> = (facts, place) => {
  const units = sumUnits(facts.lines, "units");
  const what = facts.whole
    ? `Your order ${facts.orderNumber} has arrived.`
    : `${unitsText(units)} of your order ${facts.orderNumber} ${units === 1 ? "has" : "have"} arrived; the rest follows.`;
  return {
    subject: facts.whole ? `Order ${facts.orderNumber} has arrived` : `Part of order ${facts.orderNumber} has arrived`,
    preview: what,
    heading: facts.whole ? `Your order ${facts.orderNumber} has arrived` : `Part of your order ${facts.orderNumber} has arrived`,
    intro: [greeting(facts), what],
    lines: facts.lines.map((line) => ({ ...countedLine(line), note: null })),
    totals: [],
    action: null,
    outro: facts.packages.map(({ carrier, trackingNumber, deliveredAt }, at) => {
      const name = [carrier, trackingNumber].filter(Boolean).join(" ");
      return `Package ${at + 1} of ${facts.packages.length}: ${name === "" ? "" : `${name}, `}delivered on ${instantText(deliveredAt, place)}.`;
    }),
    footer: footerOf(facts),
  };
};
