import type { Template } from "@/lib/outbox/templates/content";
import { countedLine, footerOf, greeting, sumUnits, unitsText } from "@/lib/outbox/templates/wording";

export const orderShipped: Template<"email.order_shipped"> = (facts) => {
  const units = sumUnits(facts.lines, "units");
  const what = facts.whole
    ? `Your order ${facts.orderNumber} has left our warehouse.`
    : `${unitsText(units)} of your order ${facts.orderNumber} ${units === 1 ? "has" : "have"} left our warehouse; the rest follows.`;
  return {
    subject: facts.whole ? `Order ${facts.orderNumber} is on its way` : `Part of order ${facts.orderNumber} is on its way`,
    preview: what,
    heading: facts.whole ? `Your order ${facts.orderNumber} is on its way` : `Part of your order ${facts.orderNumber} is on its way`,
    intro: [greeting(facts), what],
    lines: facts.lines.map((line) => ({ ...countedLine(line), note: null })),
    totals: [],
    action: null,
    outro: facts.packages.map(
      ({ carrier, service, trackingNumber }, at) =>
        `Package ${at + 1} of ${facts.packages.length}: ${carrier} ${service}, tracking number ${trackingNumber}.`,
    ),
    footer: footerOf(facts),
  };
};
