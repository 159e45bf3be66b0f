import type { Template } from "@/lib/outbox/templates/content";
import { countedLine, footerOf, greeting, paymentSentences, sumUnits, unitsText } from "@/lib/outbox/templates/wording";

export const unitsReserved: Template<"email.units_reserved"> = (facts, place) => {
  const reserved = sumUnits(facts.lines, "units");
  const waiting = sumUnits(facts.lines, "waiting");
  const what = `${unitsText(reserved)} that you were waiting for ${reserved === 1 ? "is" : "are"} now reserved for you.`;
  const rest =
    waiting === 0 ? "Nothing of these goods waits any more." : `${unitsText(waiting)} still ${waiting === 1 ? "waits" : "wait"} for stock.`;
  return {
    subject: `${unitsText(reserved)} of order ${facts.orderNumber} ${reserved === 1 ? "is" : "are"} now reserved`,
    preview: `${what} ${rest}`,
    heading: `Good news about your order ${facts.orderNumber}`,
    intro: [greeting(facts), `${what} ${rest}`],
    lines: facts.lines.map((line) => ({
      ...countedLine(line),
      note: line.waiting === 0 ? null : `${unitsText(line.waiting)} still ${line.waiting === 1 ? "waits" : "wait"} for stock`,
    })),
    totals: [],
    action: null,
    outro: paymentSentences(facts, place),
    footer: footerOf(facts),
  };
};
