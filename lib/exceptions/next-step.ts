import type { ExceptionKind } from "@/db/values";

/** What is known of an exception, as its words need it. */
export type Told = {
  id: string;
  kind: ExceptionKind;
  orderNumber: string | null;
  productId: string | null;
  sku: string | null;
  location: string | null;
  details: Readonly<Record<string, unknown>>;
};

/** What happened, what to do now, and the page where it is done. */
export type NextStep = { what: string; step: string; href: string };

const textIn = (details: Told["details"], name: string): string => {
  const value = details[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};
const unitsIn = ({ details }: Told): string => {
  const units = Number(details["units"] ?? 0);
  return units === 1 ? "1 unit" : `${units.toLocaleString("en")} units`;
};
const wasOrWere = ({ details }: Told): string => (Number(details["units"] ?? 0) === 1 ? "was" : "were");
const orderHref = ({ orderNumber }: Told, otherwise: string): string => (orderNumber ? `/orders/${orderNumber}` : otherwise);
const ofSku = ({ sku }: Told): string => (sku ? ` of ${sku}` : "");
const atPlace = ({ location }: Told): string => (location ? ` at ${location}` : "");

const STEPS: { readonly [K in ExceptionKind]: (told: Told) => NextStep } = {
  stock_conflict: (told) => ({
    what: `A count found ${unitsIn(told)}${ofSku(told)} fewer than were reserved${atPlace(told)}.${ordersText(told)}`,
    step: "Tell the customers who wait again, or bring goods in.",
    href: told.productId ? `/stock/products/${told.productId}` : "/stock",
  }),
  replay_refused: (told) => ({
    what: `Made without a connection and refused when it came back: ${textIn(told.details, "detail")}`,
    step: "Look at what was done by hand, and do it again or put it back.",
    href: orderHref(told, "/floor"),
  }),
  put_back: (told) => ({
    what: `${unitsIn(told)}${ofSku(told)} ${wasOrWere(told)} picked for a ${told.details["cause"] === "undo" ? "release that was undone" : "canceled order"}${atPlace(told)}.`,
    step: "Put the units back into a bin and confirm it.",
    href: "/floor/put-back",
  }),
  recount: (told) => ({
    what: `The first count of ${textIn(told.details, "bin") || told.sku || "a place"}${atPlace(told)} differs from the books.`,
    step: "Count once more; the second count corrects the stock.",
    href: `/floor/count/${told.id}`,
  }),
  unknown_code: (told) => ({
    what: `“${textIn(told.details, "code")}” was scanned${atPlace(told)}, and no product has this code.`,
    step: "Find the product and add the code to it, or take the goods aside.",
    href: "/products",
  }),
  label_unknown: (told) => ({
    what: `${textIn(told.details, "carrier")} has not answered whether a label was ${told.details["voiding"] === true ? "taken back" : "sold"}.`,
    step: "It is asked again by itself. If it stays here, ask the carrier before another label is bought.",
    href: orderHref(told, "/shipments/waiting"),
  }),
  label_refused: (told) => ({
    what: `${textIn(told.details, "carrier")} ${told.details["voiding"] === true ? "does not take a label back" : "sells no label"}: ${textIn(told.details, "because")}`,
    step: told.details["voiding"] === true ? "Settle it with the carrier." : "Correct the address, or buy from another service.",
    href: "/shipments/waiting",
  }),
  carrier_message: (told) => ({
    what: `${textIn(told.details, "carrier")} reports “${textIn(told.details, "event")}” for ${textIn(told.details, "subject")}. ${textIn(told.details, "because")}`.trim(),
    step:
      told.details["refused"] === true
        ? "Find out whether it did arrive, and say so on its shipment."
        : "Find the package it is about; it is applied as soon as that is known.",
    href: "/shipments/messages",
  }),
  substitute_proposed: (told) => ({
    what: `${unitsIn(told)}${ofSku(told)} ${wasOrWere(told)} not found; the picker proposes ${textIn(told.details, "substitute")}.`,
    step: "Approve the substitute, or let the units wait.",
    href: orderHref(told, "/orders"),
  }),
  message_dead: (told) => ({
    what: `A message could not be delivered: ${textIn(told.details, "because") || "no reason was given"}`,
    step: "Correct the address and send it again.",
    href: "/outbox?view=dead",
  }),
};

function ordersText({ details }: Told): string {
  const orders = Array.isArray(details["orders"]) ? (details["orders"] as { order?: string; units?: number }[]) : [];
  return orders.length === 0 ? "" : ` ${orders.map(({ order, units }) => `${order ?? ""} gave ${units ?? 0} back`).join(", ")}.`;
}

export const nextStepOf = (told: Told): NextStep => STEPS[told.kind](told);
