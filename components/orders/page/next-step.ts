import { unitsOf, unitsText } from "@/components/orders/page/order-units";
import { keptBack } from "@/lib/orders/kept-back";
import type { Order } from "@/lib/orders/order";
import type { OrderPageView } from "@/lib/orders/read-page";

export type NextStep = { owner: string; text: string };

/** Who does what next, so that nobody has to ask. */
export function nextStepOf({ order, locations }: Pick<OrderPageView, "order" | "locations">): NextStep {
  const units = unitsOf(order);
  const undo = units.cancelable > 0 ? " The customer can still cancel them." : "";
  switch (order.status) {
    case "draft":
      return { owner: "Front office", text: "places the draft or deletes it. Until then it holds no stock and claims no money." };
    case "pending_approval":
      return { owner: "Finance", text: "approves or declines it. Stock and credit are checked again at that moment." };
    case "canceled":
      return { owner: "Nobody", text: "has anything left to do. Copy the order to ask for the same again." };
    case "placed":
    case "in_fulfilment":
      if (putBackUnits(order) > 0)
        return { owner: "Warehouse", text: `puts ${unitsText(putBackUnits(order))} back; their cancel is complete then.` };
      if (order.proposals.length > 0)
        return {
          owner: "Front office",
          text: `answers the proposed substitute: ${unitsText(units.waiting)} ${units.waiting === 1 ? "waits" : "wait"} until then.`,
        };
      if (order.status === "in_fulfilment" && floorText(order) !== "") return { owner: "Warehouse", text: `${floorText(order)}.` };
      if (units.waiting > 0 && units.reservedOrBeyond === 0)
        return {
          owner: "Warehouse",
          text: `receives goods: ${unitsText(units.waiting)} wait, and get what arrives in the order of the line.`,
        };
      if (units.waiting > 0)
        return {
          owner: "Warehouse",
          text: `receives goods: ${unitsText(units.waiting)} wait in line. ${heldText(order, locations)}${keptText(order, undo)}`,
        };
      return {
        owner: "Warehouse",
        text: `${namesOf(order, locations)} releases ${unitsText(units.wanted - units.pickedOrBeyond)}.${undo}`,
      };
    case "shipped":
      return { owner: "Carrier", text: "delivers what was shipped." };
    case "delivered":
    case "completed":
      return { owner: "Nobody", text: "has anything left to do." };
  }
}

/** What stays until the units that wait are there; what goes anyway can still be canceled. */
function keptText(order: Order, undo: string): string {
  const keeps = keptBack(order);
  const here = order.lines.filter(({ reserved }) => reserved > 0);
  if (!here.some(keeps)) return undo;
  if (order.shipComplete && here.every(keeps)) return " It ships complete, so nothing leaves before.";
  return ` What ships together stays until then.${undo}`;
}

const putBackUnits = (order: Order): number => order.lines.reduce((sum, line) => sum + line.cancelPending, 0);

/** The work on the floor, the nearest to the door first. */
function floorText(order: Order): string {
  const states = new Set(order.fulfilments.map(({ state }) => state));
  if (states.has("packed")) return "labels and ships what is packed";
  if (states.has("picked")) return "packs what is picked";
  return states.has("picking") || states.has("released") ? "picks what was released to the floor" : "";
}

const held = (order: Order): Set<string> =>
  new Set(order.reservations.filter((row) => row.units > row.releasedUnits + row.shippedUnits).map(({ locationId }) => locationId));

const namesOf = (order: Order, locations: OrderPageView["locations"]): string =>
  [...held(order)].map((id) => locations.get(id)?.name ?? "?").join(" and ");

const heldText = (order: Order, locations: OrderPageView["locations"]): string => {
  const names = namesOf(order, locations);
  return names === "" ? "" : `${names} ${held(order).size === 1 ? "holds" : "hold"} the rest.`;
};
