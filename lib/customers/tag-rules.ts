import type { TagCondition } from "@/db/values";

export type TagRule = { id: string; tag: string; condition: TagCondition; thresholdMinor: number | null; currency: string | null };
export type TagFacts = { isFirstOrder: boolean; waitingUnits: number; totalMinor: number; currency: string };

const HOLDS: Readonly<Record<TagCondition, (rule: TagRule, facts: TagFacts) => boolean>> = {
  first_order: (_rule, facts) => facts.isFirstOrder,
  repeat: (_rule, facts) => !facts.isFirstOrder,
  backordered: (_rule, facts) => facts.waitingUnits > 0,
  order_over: (rule, facts) => rule.currency === facts.currency && facts.totalMinor > (rule.thresholdMinor ?? Number.MAX_SAFE_INTEGER),
};

/** The rules that put their tag on the customer because of this order. */
export const tagsFor = (rules: readonly TagRule[], facts: TagFacts): TagRule[] =>
  rules.filter((rule) => HOLDS[rule.condition](rule, facts));
