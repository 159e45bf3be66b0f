import type { AdjustReason, ExpectedKind, MovementKind, StockCondition } from "@/db/values";

export const CONDITION_WORDS = {
  good: "Good",
  damaged: "Damaged",
  quarantine: "Quarantine",
  in_transit: "In transit",
} as const satisfies Record<StockCondition, string>;

export const EXPECTED_KIND_WORDS = {
  purchase_order: "Purchase order",
  advance_notice: "Advance notice",
} as const satisfies Record<ExpectedKind, string>;

export const REASON_WORDS = {
  damaged: "Damaged",
  lost: "Lost",
  found: "Found",
  expired: "Expired",
  sample: "Sample",
  correction: "Correction",
} as const satisfies Record<AdjustReason, string>;

export const MOVEMENT_WORDS = {
  receive: "Received",
  reserve: "Reserved",
  release: "Reservation released",
  pick: "Picked",
  unpick: "Put back",
  ship: "Shipped",
  return_restock: "Returned to stock",
  return_damage: "Returned damaged",
  adjust: "Adjusted",
  transfer_out: "Transfer sent",
  transfer_in: "Transfer arrived",
  count: "Counted",
  put_away: "Put away",
} as const satisfies Record<MovementKind, string>;

export const optionsOf = (words: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
