import type { Template } from "@/lib/outbox/templates/content";
import { countedLine, footerOf, greeting, sumUnits, unitsText } from "@/lib/outbox/templates/wording";

export const unitsDelayed: Template<"email.units_delayed"> = (facts) => {
  const late = sumUnits(facts.lines, "units");
  const what = `${unitsText(late)} of your order ${facts.orderNumber} could not be packed: ${late === 1 ? "it was" : "they were"} not where our stock said.`;
  const next = "Your place in the queue is kept; you get the goods as soon as we have them.";
  return {
    subject: `${unitsText(late)} of order ${facts.orderNumber} ${late === 1 ? "is" : "are"} delayed`,
    preview: what,
    heading: `A part of your order ${facts.orderNumber} is delayed`,
    intro: [greeting(facts), `We are sorry: ${what} ${next}`],
    lines: facts.lines.map((line) => ({ ...countedLine(line), note: null })),
    totals: [],
    action: null,
    outro: ["Everything else stays as you ordered it."],
    footer: footerOf(facts),
  };
};
