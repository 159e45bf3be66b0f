import type { MailContent, Template } from "@/lib/outbox/templates/content";
import { countedLine, footerOf, greeting, moneyText, reasonSentences, unitsText } from "@/lib/outbox/templates/wording";
import type { OutboxFacts } from "@/lib/outbox/topics";

export const orderCanceled: Template<"email.order_canceled"> = (facts) => (facts.whole ? wholeOrder(facts) : partOfOrder(facts));

function wholeOrder(facts: OutboxFacts<"email.order_canceled">): MailContent {
  const nothingDue = "Nothing is due for it. If you have already paid, you get your money back.";
  return {
    subject: `Order ${facts.orderNumber} is canceled`,
    preview: nothingDue,
    heading: `Your order ${facts.orderNumber} is canceled`,
    intro: [greeting(facts), [`We have canceled your order ${facts.orderNumber}.`, ...reasonSentences(facts.reason)].join(" ")],
    lines: canceledLines(facts),
    totals: [],
    action: null,
    outro: [nothingDue],
    footer: footerOf(facts),
  };
}

function partOfOrder(facts: OutboxFacts<"email.order_canceled">): MailContent {
  const what = `${unitsText(facts.canceledUnits)} of your order ${facts.orderNumber} ${facts.canceledUnits === 1 ? "is" : "are"} canceled.`;
  const newTotal = moneyText(facts.totalMinor, facts.currency);
  return {
    subject: `Part of order ${facts.orderNumber} is canceled`,
    preview: `${what} The new total is ${newTotal}.`,
    heading: `Part of your order ${facts.orderNumber} is canceled`,
    intro: [greeting(facts), [what, ...reasonSentences(facts.reason)].join(" ")],
    lines: canceledLines(facts),
    totals: [{ label: "New total of the order", value: newTotal, sum: true }],
    action: null,
    outro: ["Everything else stays as you ordered it."],
    footer: footerOf(facts),
  };
}

// What was canceled waits for nothing any more, so the places of the remaining units are not told here.
const canceledLines = (facts: OutboxFacts<"email.order_canceled">) =>
  facts.lines.filter((line) => line.units > 0).map((line) => ({ ...countedLine(line), note: null }));
