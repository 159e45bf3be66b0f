import { unitsText } from "@/components/orders/page/order-units";
import { formatMoney } from "@/components/ui/figure-format";
import { dueOf, type Order } from "@/lib/orders/order";
import type { CustomerCancel } from "@/lib/track/cancel";
import { serviceUnits, unitsBeingPicked } from "@/lib/track/chosen-units";
import type { TrackView } from "@/lib/track/read-track";

const is = (units: number): string => (units === 1 ? "is" : "are");
const it = (units: number): string => (units === 1 ? "it" : "them");
const they = (units: number): string => (units === 1 ? "it" : "they");

type Seen = Pick<TrackView, "order" | "cancel"> & { organization: Pick<TrackView["organization"], "name"> };

/** The verdict in a customer's words: the figures of the button of the order page and of the API, services told by themselves. */
export function scopeSentences({ order, cancel, organization }: Seen): string[] {
  const { allowed, code, put_back: putBack = 0, pending = 0, returnable = 0 } = cancel;
  const services = serviceUnits(order);
  const units = Math.max(0, (cancel.units ?? 0) - services);
  const sentences: string[] = [];
  if (code === "no_right") sentences.push(`${organization.name} cancels orders itself: write to it, and it will do that for you.`);
  if (allowed && units > 0) sentences.push(`${unitsText(units)} can be canceled at once.`);
  if (allowed && putBack > 0)
    sentences.push(
      `${unitsText(putBack)} ${is(putBack)} picked already: our warehouse puts ${it(putBack)} back first, then ${they(putBack)} ${is(putBack)} canceled.`,
    );
  if (allowed && units + putBack === 0 && services > 0) sentences.push("Nobody has begun with it, so it can be canceled at once.");
  const picking = code === "no_right" || code === "wrong_status" ? 0 : unitsBeingPicked(order);
  if (picking > 0) sentences.push(`${unitsText(picking)} ${is(picking)} being picked at this moment; look again shortly.`);
  if (pending > 0)
    sentences.push(
      `${unitsText(pending)} ${is(pending)} put back by our warehouse at the moment, and then ${they(pending)} ${is(pending)} canceled.`,
    );
  if (returnable > 0)
    sentences.push(
      `${unitsText(returnable)} ${returnable === 1 ? "has" : "have"} left: ${they(returnable)} can only come back as a return, which our front office approves. Write to us for one.`,
    );
  return sentences;
}

/** What a cancel would do, sentence by sentence; `order` is as it was before. */
export function consequences({ now, putBack, returnable, goesOn, services, dueLessMinor, whole }: CustomerCancel, order: Order): string[] {
  const sentences: string[] = [];
  if (now > 0) sentences.push(`${unitsText(now)} ${is(now)} canceled at once.`);
  if (putBack > 0)
    sentences.push(
      `${unitsText(putBack)} ${is(putBack)} picked already: next, our warehouse puts ${it(putBack)} back, and then ${they(putBack)} ${is(putBack)} canceled.`,
    );
  if (services.length > 0) sentences.push(`${services.join(", ")} ${services.length === 1 ? "is" : "are"} canceled with it.`);
  if (returnable > 0)
    sentences.push(
      `${unitsText(returnable)} ${returnable === 1 ? "has" : "have"} left and ${is(returnable)} not touched by this: ${they(returnable)} can only come back as a return, which our front office approves.`,
    );
  const money = moneySentence(dueLessMinor, order);
  if (money) sentences.push(money);
  if (whole) sentences.push("Nothing of the order is left then.");
  else sentences.push(goesOn > 0 ? "The rest of the order goes on." : "Nothing more of it is sent.");
  return sentences;
}

/** Less is owed as long as something is; what was paid beyond that comes back. Before an order is placed nothing is due. */
function moneySentence(lessMinor: number, order: Order): string | null {
  if (lessMinor <= 0 || !order.placedAt) return null;
  const owedMinor = Math.min(lessMinor, Math.max(0, dueOf(order)));
  const backMinor = lessMinor - owedMinor;
  const owed = `You owe ${formatMoney(owedMinor, order.currency)} less`;
  if (backMinor === 0) return `${owed} for it.`;
  const back = `get ${formatMoney(backMinor, order.currency)} back`;
  return owedMinor === 0 ? `You ${back}.` : `${owed}, and ${back}.`;
}
