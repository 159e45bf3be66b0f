import type { OutboxTopic } from "@/db/values";
import type { Counters } from "./order";
import type { RefusalCode } from "./refusals";
import type { Verdicts } from "./transitions";

// The shapes other programs rely on: fields may be added, none renamed.

export type Money = { amount_minor: number; currency: string };
export const moneyOf = (amountMinor: number, currency: string): Money => ({ amount_minor: amountMinor, currency });

type WireCounters = {
  [C in keyof Counters as C extends "cancelPending" ? "cancel_pending" : C]: number;
};

export type WireLine = WireCounters & {
  line: number;
  sku: string;
  name: string;
  kind: string;
  unit_price: string;
  discount: string;
  tax_rate: string;
  total: Money;
  /** Its units leave together; under an order that ships complete, together with those of all other such lines. */
  ship_complete: boolean;
  queue_position?: number;
};

export type WireOrder = {
  id: string;
  number: string;
  version: number;
  status: string;
  allocation_status: string;
  fulfilment_status: string;
  payment_status: string;
  invoice_status: string;
  return_status: string;
  customer: string;
  customer_name: string;
  terms: string;
  currency: string;
  prices_include_tax: boolean;
  ship_complete: boolean;
  channel: string | null;
  external_id: string | null;
  note: string;
  reason: string | null;
  /** Not released to the floor until the hold is lifted. */
  on_hold: boolean;
  placed_at: string | null;
  shipped_at: string | null;
  delivered_at: string | null;
  created_at: string;
  due_on: string | null;
  total: Money;
  net: Money;
  tax: Money;
  receivable: Money;
  due: Money;
  lines: WireLine[];
  charges: { name: string; amount: Money; tax_rate: string; canceled: boolean }[];
  can?: Verdicts;
};

export type EffectState =
  | "reserved"
  | "partially_reserved"
  | "backordered"
  | "posted"
  | "queued"
  | "tagged"
  | "withheld"
  | "released"
  | "reversed"
  | "reverted";
export type StockUnits = { line: number; sku: string; location: string; units: number };
export type WaitingUnits = { line: number; sku: string; units: number; position: number };

type EffectBase = { state: EffectState; txid: string | null; reason?: string };
export type Effect =
  | (EffectBase & { kind: "stock"; units: StockUnits[]; waiting: WaitingUnits[]; strategy: string })
  | (EffectBase & {
      kind: "receivable";
      amount: Money;
      exposure_before?: Money;
      exposure_after?: Money;
      limit?: Money | null;
      due_on: string | null;
    })
  | (EffectBase & { kind: "email"; topic: OutboxTopic; to: string | null })
  | (EffectBase & { kind: "tag"; tag: string | null; tags: string[] });

export type Receipt = { committed: boolean; txid: string | null; at: string | null; effects: Effect[] };

export type CounterOffer = { lines: { sku: string; units: number; line: number }[]; total: Money };

export type WireRefusal = {
  code: RefusalCode;
  subject: string | null;
  detail: string;
  receipt?: Receipt;
  counter_offer?: CounterOffer | null;
  headroom?: Money;
  /** Of the line that is short: the units it could have, and those that nothing covers. */
  available?: number;
  short?: number;
  refusal_id?: string;
};

export type PlaceAnswer = { ok: true; order: WireOrder; receipt: Receipt } | ({ ok: false } & WireRefusal);
