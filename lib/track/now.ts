import { keptBack } from "@/lib/orders/kept-back";
import { dueOf, type Line, type Order, wantedUnits } from "@/lib/orders/order";
import type { TrackView } from "./read-track";

/** What happens with the order now, in the words of somebody who waits for it. */
export type Now = { title: string; text: string };

type Seen = Pick<TrackView, "order" | "suggestions" | "events">;

export function nowOf(view: Seen): Now {
  const { order } = view;
  const units = unitsOf(order);
  switch (order.status) {
    case "draft":
    case "pending_approval":
      return {
        title: "We are checking your order",
        text: "Nothing is reserved and nothing is due until that is done. We write to you then.",
      };
    case "canceled":
      return { title: wasDeclined(view) ? "We could not accept your order" : "Your order is canceled", text: endText(order) };
    case "delivered":
    case "completed":
      return { title: "Your order has arrived", text: "All of it is with you." };
    case "shipped":
      return {
        title: units.delivered > 0 ? leftTitle(units) : "Your order is on its way",
        text: "The carrier brings it to you.",
      };
    case "placed":
    case "in_fulfilment":
      return { title: openTitle(view, units), text: nextSteps(view, units).slice(0, 2).join(" ") };
  }
}

type Units = Record<"wanted" | "waiting" | "reserved" | "picked" | "packed" | "shipped" | "delivered" | "pending" | "open", number>;

/** Units of goods. What waits to be put back is wanted no more, and counts neither as picked nor as packed. */
function unitsOf({ lines }: Order): Units {
  const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + (line.kind === "stock" ? of(line) : 0), 0);
  const wanted = sum((line) => wantedUnits(line) - line.cancelPending);
  const shipped = sum((line) => line.shipped);
  return {
    wanted,
    waiting: sum(({ backordered }) => backordered),
    reserved: sum(({ reserved }) => reserved),
    picked: sum(({ picked, cancelPending }) => Math.max(0, picked - cancelPending)),
    packed: sum(({ picked, packed, cancelPending }) => packed - Math.max(0, cancelPending - picked)),
    shipped,
    delivered: sum(({ delivered }) => delivered),
    pending: sum(({ cancelPending }) => cancelPending),
    open: wanted - shipped,
  };
}

/** Nothing of the order is wanted any more, and it is canceled once what was picked is back in its place. */
export const isCancelUnderWay = ({ lines }: Pick<Order, "lines">): boolean =>
  lines.some(({ cancelPending }) => cancelPending > 0) && lines.every((line) => wantedUnits(line) === line.cancelPending);

const wasDeclined = ({ events }: Seen): boolean => events.some(({ move }) => move === "decline");

const endText = (order: Order): string =>
  dueOf(order) < 0 ? "Nothing more is sent. You get back what you paid." : "Nothing more is sent, and nothing is due.";

/** Held back until the money is there. */
const waitsForMoney = (order: Order, { open }: Units): boolean => order.terms === "prepaid" && open > 0 && dueOf(order) > 0;

function openTitle({ order, suggestions }: Seen, units: Units): string {
  if (units.shipped > 0) return leftTitle(units);
  if (units.pending > 0 && units.wanted === 0) return "Your cancellation is under way";
  if (units.wanted === 0) return "We have your order";
  if (suggestions.length > 0) return "We suggest a substitute";
  if (order.holdId !== null) return "We are checking something first";
  if (waitsForMoney(order, units)) return "We wait for your payment";
  if (units.packed > 0) return "Your order is being packed";
  if (units.picked > 0 || isOnFloor(order)) return "We are picking your order";
  if (units.waiting === units.wanted) return "Your order waits for stock";
  return units.waiting > 0 ? `${units.wanted - units.waiting} of ${units.wanted} are reserved for you` : "Everything is reserved for you";
}

/** What is there already is told before what still comes. */
function leftTitle({ wanted, shipped, delivered }: Units): string {
  const [units, there, coming] =
    delivered > 0 ? [delivered, "has arrived", "have arrived"] : [shipped, "is on its way", "are on their way"];
  const whole = units === wanted ? count(units) : `${units} of ${wanted}`;
  return `${whole} ${units === 1 ? there : coming}`;
}

const isOnFloor = ({ fulfilments }: Order): boolean => fulfilments.some(({ state }) => state === "released" || state === "picking");

/** Whose turn it is, what is most in the way first. */
function nextSteps({ order, suggestions }: Seen, units: Units): string[] {
  const steps: string[] = [];
  if (units.pending > 0)
    steps.push(
      `${count(units.pending)} that you do not want any more ${units.pending === 1 ? "is" : "are"} picked already: our warehouse puts ${units.pending === 1 ? "it" : "them"} back, and then ${units.pending === 1 ? "it is" : "they are"} canceled.`,
    );
  const coming = units.shipped - units.delivered;
  if (coming > 0 && units.delivered > 0) steps.push(`${count(coming)} ${coming === 1 ? "is on its" : "are on their"} way.`);
  const suggested = suggestions.reduce((sum, suggestion) => sum + suggestion.units, 0);
  if (suggested > 0) steps.push(`${count(suggested)} could not be found. We suggest something else instead, and get back to you.`);
  if (order.holdId !== null) steps.push("Your order goes on once that is done, and we write to you.");
  if (waitsForMoney(order, units)) steps.push("It leaves once we have your payment.");
  if (units.open > 0 && (units.packed + units.picked > 0 || isOnFloor(order))) steps.push("Our warehouse is working on it.");
  if (units.waiting > 0 && suggested < units.waiting)
    steps.push(
      `${count(units.waiting - suggested)} ${units.waiting - suggested === 1 ? "waits" : "wait"} for goods to arrive${togetherText(order)}.`,
    );
  if (units.reserved > 0 && !isOnFloor(order) && !waitsForMoney(order, units) && order.holdId === null && steps.length === 0)
    steps.push("Next, our warehouse picks it.");
  return steps;
}

/** What leaves only with the units that wait. */
function togetherText(order: Order): string {
  const keeps = keptBack(order);
  const open = order.lines.filter((line) => line.kind === "stock" && wantedUnits(line) > line.shipped);
  const kept = open.filter(keeps);
  if (order.shipComplete && kept.length === open.length) return "; everything leaves together";
  if (kept.every((line) => line.reserved === 0)) return "";
  return order.shipComplete ? "; what belongs together waits too" : "; the rest of the same line waits too";
}

const count = (units: number): string => (units === 1 ? "1 unit" : `${units.toLocaleString("en")} units`);
