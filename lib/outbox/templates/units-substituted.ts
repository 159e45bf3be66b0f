import type { Template } from "@/lib/outbox/templates/content";
import { footerOf, greeting, moneyText, pricedLine, unitsText } from "@/lib/outbox/templates/wording";

export const unitsSubstituted: Template<"email.units_substituted"> = (facts) => {
  const units = unitsText(facts.substitutedUnits);
  const what = `${units} of ${facts.original.name} (${facts.original.sku}) could not be found for your order ${facts.orderNumber}. We send a substitute in ${facts.substitutedUnits === 1 ? "its" : "their"} place.`;
  const newTotal = moneyText(facts.totalMinor, facts.currency);
  return {
    subject: `A substitute in your order ${facts.orderNumber}`,
    preview: `${what} The new total is ${newTotal}.`,
    heading: `A substitute in your order ${facts.orderNumber}`,
    intro: [greeting(facts), what],
    lines: facts.lines.map((line) => ({ ...pricedLine(line, facts.currency), note: null })),
    totals: [{ label: "New total of the order", value: newTotal, sum: true }],
    action: null,
    outro: ["Everything else stays as you ordered it."],
    footer: footerOf(facts),
  };
};
