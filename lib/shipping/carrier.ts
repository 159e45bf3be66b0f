/** The answer of somebody far away. "unknown" may have happened or not: it is read back by our key before anything is repeated. */
export type CarrierOutcome<Value> =
  | { kind: "done"; value: Value }
  | { kind: "failed"; because: string }
  | { kind: "unknown"; because: string };

export type Place = { country: string; postcode: string };

export type SizeMm = { lengthMm: number; widthMm: number; heightMm: number };

/** Without a size a package is billed by its weight alone. */
export type QuoteRequest = { from: Place; to: Place; weightG: number; sizeMm: SizeMm | null };

export type Quote = {
  service: string;
  name: string;
  priceMinor: number;
  currency: string;
  transitDays: number;
  /** What the price is for: the weight on the scales, or what the service counts for the room it takes. */
  billedG: number;
  byVolume: boolean;
};

/** Why a service has no price for a package. */
export type NoQuote = "no_zone" | "no_rate" | "too_heavy";

export type Quoted = { quotes: Quote[]; without: { service: string; because: NoQuote }[] };

export type Addressee = Place & { name: string; street: string; city: string };

export type LabelOrder = {
  service: string;
  from: Addressee;
  to: Addressee;
  weightG: number;
  sizeMm: SizeMm | null;
  sscc: string;
  reference: string;
  /** The price that was quoted and that we buy at. */
  priceMinor: number;
  currency: string;
};

export type BoughtLabel = { trackingNumber: string; costMinor: number; currency: string };

/** "handed_over" is what the carrier calls shipped. */
export const TRACKING_STATES = [
  "bought",
  "handed_over",
  "in_transit",
  "out_for_delivery",
  "delivery_failed",
  "delivered",
  "voided",
] as const;
export type TrackingState = (typeof TRACKING_STATES)[number];

export type Tracked = BoughtLabel & { state: TrackingState; events: { at: Date; state: TrackingState }[] };

/**
 * What every carrier answers, the built-in one and those that come later. The key is minted once for each label and goes along with
 * every call: buying or voiding again under the same key changes nothing and answers the same.
 */
export type Carrier = {
  quote: (request: QuoteRequest) => Promise<CarrierOutcome<Quoted>>;
  buy: (key: string, order: LabelOrder) => Promise<CarrierOutcome<BoughtLabel>>;
  void: (key: string) => Promise<CarrierOutcome<null>>;
  /** What the carrier knows under the key; null where it never heard of it. */
  track: (key: string) => Promise<CarrierOutcome<Tracked | null>>;
  /** True where it answers out of our own books, so that asking it what became of a parcel brings nothing new. */
  knowsWhatWeKnow?: boolean;
};
