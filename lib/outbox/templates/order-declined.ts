import type { Template } from "@/lib/outbox/templates/content";
import { countedLine, footerOf, greeting, reasonSentences } from "@/lib/outbox/templates/wording";

export const orderDeclined: Template<"email.order_declined"> = (facts) => {
  const nothingDue = "Nothing was reserved and nothing is due.";
  return {
    subject: `We cannot accept order ${facts.orderNumber}`,
    preview: nothingDue,
    heading: `We cannot accept your order ${facts.orderNumber}`,
    intro: [
      greeting(facts),
      ["Thank you for your order. We checked it and cannot accept it.", ...reasonSentences(facts.reason), nothingDue].join(" "),
    ],
    lines: facts.lines.map((line) => ({ ...countedLine(line), note: null })),
    totals: [],
    action: null,
    outro: [`Your contact at ${facts.organizationName} can tell you what would change that.`],
    footer: footerOf(facts),
  };
};
