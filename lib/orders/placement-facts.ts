import type { CreditPolicy, CustomerKind, Split, Strategy, Terms } from "@/db/values";
import type { CreditRow } from "@/lib/customers/credit";
import type { TagRule } from "@/lib/customers/tag-rules";
import type { Point } from "@/lib/stock/strategies";
import type { GoodStock } from "@/lib/stock/free";
import type { Header } from "./order";
import type { PricedProduct } from "./price";
import type { OrderParts } from "./read-order";

export type LocationFact = { id: string; code: string; name: string; rank: number; latitude: number | null; longitude: number | null };

export type Policies = {
  organizationName: string;
  timeZone: string;
  orgCurrency: string;
  strategy: Strategy;
  channelStrategies: string;
  creditPolicy: CreditPolicy;
  allowBackorder: boolean;
  shipComplete: boolean;
  allowSubstitution: boolean;
  split: Split;
  pricesIncludeTax: boolean;
  payWithinDays: number;
  locations: LocationFact[];
  tagRules: TagRule[];
};

export type CustomerFact = {
  id: string;
  code: string;
  name: string;
  kind: CustomerKind;
  terms: Terms;
  termsDays: number;
  currency: string;
  creditPolicy: CreditPolicy | null;
  allowBackorder: boolean | null;
  shipComplete: boolean | null;
  allowSubstitution: boolean | null;
  split: Split | null;
  contactId: string | null;
  shipToId: string | null;
  email: string | null;
  point: Point | null;
  archived: boolean;
  hasOrders: boolean;
};

/** A waiting row with what the queue must know about its line and order. */
export type QueueFact = {
  id: string;
  orderId: string;
  lineId: string;
  productId: string;
  units: number;
  priority: number;
  waitingSince: Date;
  waitingUnits: number;
  lineProductId: string;
  parts: { productId: string; unitsPerBundle: number }[] | null;
  split: Split;
  strategy: Strategy;
  latitude: number | null;
  longitude: number | null;
  heldAt: string | null;
};

export type LayerFact = { productId: string; locationId: string; receivedAt: Date };

export type StockFacts = {
  stock: GoodStock[];
  queue: QueueFact[];
  layers: LayerFact[];
};

export type PlacementFacts = StockFacts & {
  /** "held": locked, or read for a rehearsal. "seen" at a glance: whoever takes of it has to ask again. */
  stockIs: "held" | "seen";
  policies: Policies;
  customer: CustomerFact | null;
  credit: CreditRow | null;
  products: PricedProduct[];
  /** How many orders already wait per product, for the newcomer's place in line. */
  queueLengths: { productId: string; orders: number }[];
  /** The order as it stands, when a draft or a parked order is placed. */
  existing: { header: Header; parts: OrderParts; point: Point | null } | null;
  /** The id of an order that the channel sent earlier under the same external id. */
  externalTaken: string | null;
};
