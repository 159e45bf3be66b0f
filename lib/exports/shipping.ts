import { toMajor } from "@/lib/ledger/money";
import { shipmentListInput } from "@/lib/shipping/list-input";
import { type ListedManifest, listManifests } from "@/lib/shipping/read-manifests";
import { type ListedShipment, listShipments, shipmentNumber } from "@/lib/shipping/read-shipments";
import type { Column } from "./csv";
import { exportOf } from "./export";
import { keysetPages } from "./keyset-pages";

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
