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
        title: units.delivered > 0 ? `${units.delivered} of ${units.wanted} have arrived` : "Your order is on its way",
        text: "The carrier brings it to you.",
      };
    case "placed":
    case "in_fulfilment":
      return { title: openTitle(view, units), text: nextSteps(view, units).slice(0, 2).join(" ") };
  }
}

type Units = Record<"wanted" | "waiting" | "reserved" | "picked" | "packed" | "shipped" | "delivered" | "pending", number>;

function unitsOf({ lines }: Order): Units {
  const sum = (of: (line: Line) => number) => lines.reduce((total, line) => total + (line.kind === "stock" ? of(line) : 0), 0);
  return {
    wanted: sum(wantedUnits),
    waiting: sum(({ backordered }) => backordered),
    reserved: sum(({ reserved }) => reserved),
    picked: sum(({ picked }) => picked),
    packed: sum(({ packed }) => packed),
    shipped: sum(({ shipped }) => shipped),
    delivered: sum(({ delivered }) => delivered),
    pending: sum(({ cancelPending }) => cancelPending),
  };
}

const wasDeclined = ({ events }: Seen): boolean => events.some(({ move }) => move === "decline");

const endText = (order: Order): string =>
  dueOf(order) < 0 ? "Nothing more is sent. You get back what you paid." : "Nothing more is sent, and nothing is due.";

/** Held back until the money is there. */
const waitsForMoney = (order: Order): boolean => order.terms === "prepaid" && dueOf(order) > 0;

function openTitle({ order, suggestions }: Seen, units: Units): string {
  if (units.wanted === 0) return "We have your order";
  if (units.shipped > 0) return `${units.shipped} of ${units.wanted} ${units.shipped === 1 ? "is on its" : "are on their"} way`;
  if (suggestions.length > 0) return "We suggest a substitute";
  if (waitsForMoney(order)) return "We wait for your payment";
  if (units.packed > 0) return "Your order is being packed";
  if (units.picked > 0 || isOnFloor(order)) return "We are picking your order";
  if (units.waiting === units.wanted) return "Your order waits for stock";
  return units.waiting > 0 ? `${units.wanted - units.waiting} of ${units.wanted} are reserved for you` : "Everything is reserved for you";
}

const isOnFloor = ({ fulfilments }: Order): boolean => fulfilments.some(({ state }) => state === "released" || state === "picking");

/** Whose turn it is, what is most in the way first. */
function nextSteps({ order, suggestions }: Seen, units: Units): string[] {
  const steps: string[] = [];
  if (units.pending > 0)
    steps.push(
      `${count(units.pending)} that you do not want any more ${units.pending === 1 ? "is" : "are"} picked already: our warehouse puts ${units.pending === 1 ? "it" : "them"} back, and then ${units.pending === 1 ? "it is" : "they are"} canceled.`,
    );
  const suggested = suggestions.reduce((sum, suggestion) => sum + suggestion.units, 0);
  if (suggested > 0) steps.push(`${count(suggested)} could not be found. We suggest something else instead, and get back to you.`);
  if (order.holdId !== null) steps.push("We are checking something before it goes on, and write to you.");
  if (waitsForMoney(order)) steps.push("It leaves once we have your payment.");
  if (units.packed + units.picked > units.pending || isOnFloor(order)) steps.push("Our warehouse is working on it.");
  if (units.waiting > 0 && suggested < units.waiting)
    steps.push(
      `${count(units.waiting - suggested)} ${units.waiting - suggested === 1 ? "waits" : "wait"} for goods to arrive${order.shipComplete ? "; everything leaves together" : ""}.`,
    );
  if (units.reserved > 0 && !isOnFloor(order) && !waitsForMoney(order) && order.holdId === null && steps.length === 0)
    steps.push("Next, our warehouse picks it.");
  return steps;
}

const count = (units: number): string => (units === 1 ? "1 unit" : `${units.toLocaleString("en")} units`);
