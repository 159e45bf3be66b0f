import type { CustomerFact, PlacementFacts, Policies } from "@/lib/orders/placement-facts";

const customer: CustomerFact = {
  id: "customer-1",
  code: "C1",
  name: "Buyer",
  kind: "business",
  terms: "credit",
  termsDays: 30,
  currency: "EUR",
  creditPolicy: null,
  allowBackorder: null,
  shipComplete: null,
  allowSubstitution: null,
  split: null,
  contactId: null,
  shipToId: null,
  email: "buyer@shop.example",
  point: null,
  archived: false,
  hasOrders: false,
};

const place = (id: string, rank: number) => ({ id, code: id, name: id, rank, latitude: null, longitude: null });

const policies: Policies = {
  organizationName: "Acme",
  timeZone: "Europe/Belgrade",
  orgCurrency: "EUR",
  strategy: "nearest",
  channelStrategies: "{}",
  creditPolicy: "refuse",
  allowBackorder: false,
  shipComplete: false,
  allowSubstitution: false,
  split: "allowed",
  pricesIncludeTax: false,
  payWithinDays: 7,
  locations: [place("X", 1), place("Y", 2)],
  tagRules: [],
};

/** Facts of a customer on credit: units on hand by product and location, and the free credit (null is no limit). */
export function someFacts(
  onHand: Record<string, Record<string, number>>,
  headroomMinor: number | null,
): PlacementFacts & { customer: CustomerFact } {
  const stock = Object.entries(onHand).flatMap(([productId, places]) =>
    Object.entries(places).map(([locationId, units]) => ({ productId, locationId, onHand: units, reserved: 0, safetyStock: 0 })),
  );
  return {
    policies,
    customer,
    credit: { limitMinor: headroomMinor, exposureMinor: 0 },
    products: [],
    stock,
    stockIs: "held",
    queue: [],
    queueLengths: [],
    layers: [],
    existing: null,
    externalTaken: null,
  };
}
