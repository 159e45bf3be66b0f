import { formatMinor } from "@/lib/ledger/money";
import type { MailContent, Template } from "@/lib/outbox/templates/content";
import { footerOf, greeting, moneyText, paymentSentences, pricedLine, sumUnits, unitsText } from "@/lib/outbox/templates/wording";
import type { MailLine, OutboxFacts } from "@/lib/outbox/topics";

export const orderConfirmed: Template<"email.order_confirmed"> = (facts, place) => {
  const stock = stockSentence(facts.lines);
  return {
    subject: `Order ${facts.orderNumber} is confirmed`,
    preview: `${stock} Total ${moneyText(facts.totalMinor, facts.currency)}.`,
    heading: `Your order ${facts.orderNumber} is confirmed`,
    intro: [greeting(facts), `Thank you for your order. ${stock}`],
    lines: facts.lines.map((line) => pricedLine(line, facts.currency)),
    totals: totalsOf(facts),
    action: null,
    outro: paymentSentences(facts, place),
    footer: footerOf(facts),
  };
};

// The lines tell goods in the order's price mode; what the total has beyond them are charges and, with net prices, VAT.
function totalsOf({ lines, totalMinor, currency }: OutboxFacts<"email.order_confirmed">): MailContent["totals"] {
  const besides = totalMinor - lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const total = { label: "Total", value: moneyText(totalMinor, currency), sum: true };
  return besides > 0 ? [{ label: "Charges and VAT", value: formatMinor(besides, currency), sum: false }, total] : [total];
}

function stockSentence(lines: readonly MailLine[]): string {
  const reserved = sumUnits(lines, "reserved");
  const waiting = sumUnits(lines, "waiting");
  if (waiting === 0) return "Everything is reserved for you.";
  const follows = waiting === 1 ? "it is yours as soon as it arrives" : "they are yours as soon as they arrive";
  if (reserved === 0) return `${unitsText(waiting)} ${waiting === 1 ? "waits" : "wait"} for stock; ${follows}.`;
  const still = waiting === 1 ? "1 waits for stock" : `${unitsText(waiting)} wait for stock`;
  return `${unitsText(reserved)} ${reserved === 1 ? "is" : "are"} reserved for you; ${still}, and ${follows}.`;
}
