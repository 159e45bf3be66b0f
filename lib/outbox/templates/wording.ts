import { formatMinor } from "@/lib/ledger/money";
import type { ContentLine, MailPlace } from "@/lib/outbox/templates/content";
import type { MailLine, OutboxFacts } from "@/lib/outbox/topics";

type OrderFacts = OutboxFacts<"email.order_confirmed">;

const LOCALE = "en-GB";
const dayForm = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone: "UTC" });
const unitForm = new Intl.NumberFormat(LOCALE);

/** "1 unit", "1,204 units". */
export const unitsText = (units: number): string => `${unitForm.format(units)} ${units === 1 ? "unit" : "units"}`;

export const moneyText = (amountMinor: number, currency: string): string => formatMinor(amountMinor, currency, true);

/** "yyyy-mm-dd" as "25 November 2026". */
const dayText = (day: string): string => dayForm.format(new Date(`${day}T00:00:00Z`));

/** An ISO instant in the sender's time zone, which is named: "25 November 2026 at 14:00 (Europe/Berlin)". */
export function instantText(instant: string, { timeZone }: MailPlace): string {
  const form = new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeStyle: "short", timeZone });
  return `${form.format(new Date(instant))} (${timeZone})`;
}

export const sumUnits = (lines: readonly MailLine[], of: "units" | "reserved" | "waiting"): number =>
  lines.reduce((sum, line) => sum + line[of], 0);

export const greeting = (facts: { customerName: string }): string => `Dear ${facts.customerName},`;

export const footerOf = (facts: { organizationName: string; orderNumber: string }): string =>
  `${facts.organizationName} sent this message automatically about order ${facts.orderNumber}.`;

/** A line with what it costs, the currency left to the total, and, unless everything of it is reserved, where its units are. */
export function pricedLine(line: MailLine, currency: string): ContentLine {
  return { ...countedLine(line), amount: formatMinor(line.totalMinor, currency) };
}

export function countedLine(line: MailLine): ContentLine {
  return { units: unitForm.format(line.units), sku: line.sku, name: line.name, note: waitingNote(line), amount: null };
}

function waitingNote({ reserved, waiting }: MailLine): string | null {
  if (waiting === 0) return null;
  return reserved === 0 ? waits(waiting) : `${unitForm.format(reserved)} reserved, ${waits(waiting)}`;
}

const waits = (units: number): string => `${unitForm.format(units)} ${units === 1 ? "waits" : "wait"} for stock`;

/** When to pay. Empty where the terms name no day. */
export function paymentSentences(facts: OrderFacts, place: MailPlace): string[] {
  if (facts.terms === "credit") return facts.dueOn ? [`Payment is expected by ${dayText(facts.dueOn)}.`] : [];
  if (!facts.payBy) return [];
  const amount = moneyText(facts.totalMinor, facts.currency);
  return [
    `Please pay ${amount} by ${instantText(facts.payBy, place)}. We ship after your payment; without it the reservation lapses then.`,
  ];
}

// Only what a customer may read. Suspicion of fraud and internal notes stay inside.
const REASONS: Readonly<Record<string, string>> = {
  customer_request: "You asked us to cancel it.",
  out_of_stock: "We cannot get the goods any more.",
  entry_error: "It was entered by mistake.",
  not_paid: "The payment did not arrive in time.",
};

export const reasonSentences = (reason: string | null): string[] => (reason && REASONS[reason] ? [REASONS[reason]] : []);
