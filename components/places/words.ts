import type { BinKind, StockCondition } from "@/db/values";

export const BIN_KIND_NAMES: Readonly<Record<BinKind, string>> = {
  pick: "Pick",
  overflow: "Overflow",
  damaged: "Damaged",
  quarantine: "Quarantine",
};

export const BIN_KIND_CHOICES = Object.entries(BIN_KIND_NAMES).map(([value, label]) => ({ value, label }));

export const CONDITION_NAMES: Readonly<Record<StockCondition, string>> = {
  good: "Good",
  damaged: "Damaged",
  quarantine: "Quarantine",
  in_transit: "On the way",
};
