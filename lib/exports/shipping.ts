import { toMajor } from "@/lib/ledger/money";
import { messageListInput, shipmentListInput } from "@/lib/shipping/list-input";
import { type ListedManifest, listManifests } from "@/lib/shipping/read-manifests";
import { type CarrierMessage, listMessages } from "@/lib/shipping/read-messages";
import { type ListedShipment, listShipments, shipmentNumber } from "@/lib/shipping/read-shipments";
import { listWaitingPage, type WaitingPackage } from "@/lib/shipping/read-waiting";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

const PAGE = 500;

const SHIPMENTS: Column<ListedShipment>[] = [
  { title: "Shipped at", cell: ({ shippedAt }) => shippedAt },
  { title: "Shipment", cell: shipmentNumber },
  { title: "Order", cell: ({ orderNumber }) => orderNumber },
  { title: "Customer", cell: ({ customer }) => customer },
  { title: "Location", cell: ({ location }) => location },
  { title: "Carrier", cell: ({ carrier }) => carrier },
  { title: "Service", cell: ({ service }) => service },
  { title: "Packages", cell: ({ packages }) => packages },
  { title: "Arrived", cell: ({ delivered }) => delivered },
  { title: "Tracking numbers", cell: ({ trackingNumbers }) => trackingNumbers.join(" ") },
  { title: "Cost", cell: ({ costMinor, currency }) => toMajor(costMinor, currency) },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "By", cell: ({ actorName }) => actorName },
  { title: "Transaction", cell: ({ txid }) => txid },
];

export const exportShipments = exportOf(SHIPMENTS, ({ actor, query }) => {
  const { q, location } = shipmentListInput.parse(query);
  return keysetPages((place) => listShipments(actor, { q, location }, place));
});

const MANIFESTS: Column<ListedManifest>[] = [
  { title: "Closed at", cell: ({ closedAt }) => closedAt },
  { title: "Location", cell: ({ location }) => location },
  { title: "Manifest", cell: ({ number }) => number },
  { title: "Carrier", cell: ({ carrier }) => carrier },
  { title: "Packages", cell: ({ packages }) => packages },
  { title: "Weight in g", cell: ({ weightG }) => weightG },
  { title: "Cost", cell: ({ costMinor, currency }) => toMajor(costMinor, currency) },
  { title: "Currency", cell: ({ currency }) => currency },
  { title: "Handed over", cell: ({ handedOver }) => (handedOver ? "yes" : "no") },
];

export const exportManifests = exportOf(MANIFESTS, ({ actor, query }) => {
  const { location } = shipmentListInput.parse(query);
  return keysetPages((place) => listManifests(actor, { location }, place));
});

const PACKAGES: Column<WaitingPackage>[] = [
  { title: "Packed at", cell: ({ closedAt }) => closedAt },
  { title: "Order", cell: ({ orderNumber }) => orderNumber },
  { title: "Package", cell: ({ seq }) => seq },
  { title: "SSCC", cell: ({ sscc }) => sscc },
  { title: "Customer", cell: ({ customer }) => customer },
  { title: "To", cell: ({ to }) => to },
  { title: "Location", cell: ({ location }) => location },
  { title: "Weight in g", cell: ({ weightG }) => weightG },
  { title: "Label", cell: ({ labelState }) => labelState },
  { title: "Carrier", cell: ({ carrier }) => carrier },
  { title: "Service", cell: ({ service }) => service },
  { title: "Tracking number", cell: ({ trackingNumber }) => trackingNumber },
  { title: "Refused because", cell: ({ refusedBecause }) => refusedBecause },
];

export const exportPackages = exportOf(PACKAGES, ({ actor, query }) => {
  const { location } = shipmentListInput.parse(query);
  return keysetPages((place) => listWaitingPage(actor, location, place, PAGE));
});

const MESSAGES: Column<CarrierMessage>[] = [
  { title: "Received at", cell: ({ receivedAt }) => receivedAt },
  { title: "Happened at", cell: ({ occurredAt }) => occurredAt },
  { title: "Event", cell: ({ kind }) => kind },
  { title: "Number", cell: ({ subject }) => subject },
  { title: "Order", cell: ({ orderNumber }) => orderNumber },
  { title: "Package", cell: (row) => row.package },
  { title: "Source", cell: ({ source }) => source },
  { title: "By", cell: ({ actorName }) => actorName },
  { title: "Note", cell: ({ note }) => note },
  { title: "Result", cell: ({ result }) => result },
  { title: "Because", cell: ({ because }) => because },
];

export const exportCarrierMessages = exportOf(MESSAGES, ({ actor, query }) => {
  const waiting = messageListInput.parse(query).result === "waiting";
  return keysetPages((place) => listMessages(actor, { waiting }, place));
});
