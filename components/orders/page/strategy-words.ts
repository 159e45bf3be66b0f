import type { Strategy } from "@/db/values";

export const STRATEGY_WORDS: Readonly<Record<Strategy, string>> = {
  nearest: "nearest first",
  fewest_parcels: "fewest parcels",
  oldest_cost: "oldest cost first",
};
