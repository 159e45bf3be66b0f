import type { TagRule } from "@/lib/customers/tag-rules";
import type { Mark } from "@/lib/transaction/transact";
import type { Order } from "./order";
import type { LocationFact, PlacementFacts } from "./placement-facts";
import type { Exposure } from "./plan-placement";
import type { RefusalCode } from "./refusals";
import { type Effect, type EffectState, moneyOf, type Receipt, type StockUnits, type WaitingUnits } from "./wire";

export type ReceiptFigures = {
  order: Order;
  tags: readonly Pick<TagRule, "tag">[];
  exposure: Exposure;
  email: string | null;
  locations: readonly Pick<LocationFact, "id" | "code">[];
  queueLengths: PlacementFacts["queueLengths"];
};

/** The four consequences of a placement as figures; `seal` puts the transaction id in once there is one. */
export function placementReceipt(figures: ReceiptFigures): Receipt {
  const { order, tags, exposure, email } = figures;
  const money = (amountMinor: number) => moneyOf(amountMinor, order.currency);
  const tagNames = tags.map(({ tag }) => tag);
  const effects: Effect[] = [
    {
      kind: "stock",
      state: stockState(order),
      txid: null,
      strategy: order.strategy,
      units: reservedUnits(order, figures.locations),
      waiting: waitingUnits(order, figures.queueLengths),
    },
    {
      kind: "receivable",
      state: "posted",
      txid: null,
      amount: money(order.totalMinor),
      due_on: order.dueOn,
      ...(exposure && {
        exposure_before: money(exposure.beforeMinor),
        exposure_after: money(exposure.beforeMinor + order.totalMinor),
        limit: exposure.limitMinor === null ? null : money(exposure.limitMinor),
      }),
    },
    { kind: "email", state: "queued", txid: null, topic: "email.order_confirmed", to: email },
    { kind: "tag", state: "tagged", txid: null, tag: tagNames[0] ?? null, tags: tagNames },
  ];
  return { committed: false, txid: null, at: null, effects };
}

/** What withholds the consequences where nothing was refused. */
export type Withheld = "awaiting_approval" | "not_placed";

/** The same four, none of which happened. */
export const withheldReceipt = (receipt: Receipt, reason: RefusalCode | Withheld): Receipt => ({
  committed: false,
  txid: null,
  at: null,
  effects: receipt.effects.map((effect) => ({ ...effect, state: "withheld" as const, txid: null, reason })),
});

/** Puts the stamp of the transaction in; a draft and a parked order were written by one, but it had no consequence. */
export const sealReceipt = (receipt: Receipt, { txid, at }: Mark): Receipt =>
  receipt.effects.every(({ state }) => state === "withheld")
    ? receipt
    : { committed: true, txid, at, effects: receipt.effects.map((effect) => ({ ...effect, txid })) };

function stockState(order: Order): EffectState {
  const reserved = order.lines.some((line) => line.reserved > 0);
  const waiting = order.lines.some((line) => line.backordered > 0);
  return waiting ? (reserved ? "partially_reserved" : "backordered") : "reserved";
}

/** Line units per location; a bundle line counts bundles. */
function reservedUnits(order: Order, locations: readonly Pick<LocationFact, "id" | "code">[]): StockUnits[] {
  const codes = new Map(locations.map(({ id, code }) => [id, code]));
  return order.lines.flatMap((line) => {
    const lead = line.components[0];
    const byLocation = new Map<string, number>();
    for (const row of order.reservations) {
      if (row.lineId !== line.id || row.productId !== lead?.productId) continue;
      byLocation.set(row.locationId, (byLocation.get(row.locationId) ?? 0) + row.units / lead.unitsPerBundle);
    }
    return [...byLocation].map(([locationId, units]) => ({
      line: line.line,
      sku: line.sku,
      location: codes.get(locationId) ?? locationId,
      units,
    }));
  });
}

/** The order's place in line per waiting line: one behind the orders that already wait for the scarcest part. */
export function waitingUnits(order: Order, queueLengths: PlacementFacts["queueLengths"]): WaitingUnits[] {
  const lengths = new Map(queueLengths.map(({ productId, orders }) => [productId, orders]));
  return order.lines
    .filter((line) => line.backordered > 0)
    .map((line) => ({
      line: line.line,
      sku: line.sku,
      units: line.backordered,
      position: 1 + Math.max(...line.components.map(({ productId }) => lengths.get(productId) ?? 0)),
    }));
}
