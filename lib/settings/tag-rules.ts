import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { tagRule } from "@/db/schema/tags";
import type { TagCondition } from "@/db/values";
import { refuse } from "@/lib/result/refusal";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import { type TagRuleInput, thresholdOf } from "@/lib/settings/inputs";
import type { SettingsRefusal } from "@/lib/settings/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type ListedTagRule = {
  id: string;
  tag: string;
  condition: TagCondition;
  thresholdMinor: number | null;
  currency: string | null;
  /** Accounts that carry the tag because of this rule. */
  accounts: number;
};

const ACCOUNTS = sql<number>`(select count(distinct c.customer_id)::int from customer_tag c
  where c.org_id = tag_rule.org_id and c.rule_id = tag_rule.id and c.reverted_at is null)`;

export const listTagRules = (orgId: string): Promise<ListedTagRule[]> =>
  readTenant(orgId, async (tx) => {
    const rows = await tx.read
      .select({
        id: tagRule.id,
        tag: tagRule.tag,
        condition: tagRule.condition,
        thresholdMinor: tagRule.thresholdMinor,
        currency: tagRule.currency,
        accounts: ACCOUNTS,
      })
      .from(tagRule)
      .where(and(eq(tagRule.orgId, orgId), isNull(tagRule.archivedAt)))
      .orderBy(asc(tagRule.tag));
    return rows.map((row) => ({ ...row, condition: row.condition as TagCondition }));
  });

export const addTagRule = (actor: Actor, input: TagRuleInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "tag_rule.add", subject: input.tag }, async (tx) => {
    const taken = await refuseTag(tx, input.tag, null);
    if (taken) return taken;
    await insertRule(tx, input);
    return null;
  });

/** The old rule is archived and another one made, so that tags which were given keep their reason. */
export const editTagRule = (actor: Actor, ruleId: string, input: TagRuleInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "tag_rule.edit", subject: input.tag }, async (tx) => {
    const problem = (await refuseGone(tx, ruleId)) ?? (await refuseTag(tx, input.tag, ruleId));
    if (problem) return problem;
    await archive(tx, ruleId);
    await insertRule(tx, input);
    return null;
  });

/** From now on no order gives this tag; accounts keep the ones they have. */
export const archiveTagRule = (actor: Actor, ruleId: string): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "tag_rule.archive", subject: ruleId }, async (tx) => {
    const gone = await refuseGone(tx, ruleId);
    if (gone) return gone;
    await archive(tx, ruleId);
    return null;
  });

const active = (tx: Tx) => and(eq(tagRule.orgId, tx.orgId), isNull(tagRule.archivedAt));

async function refuseGone(tx: Tx, ruleId: string): Promise<SettingsRefusal | null> {
  const rows = await tx.read
    .select({ id: tagRule.id })
    .from(tagRule)
    .where(and(active(tx), eq(tagRule.id, ruleId)));
  return rows.length > 0 ? null : refuse("not_found");
}

async function refuseTag(tx: Tx, tag: string, except: string | null): Promise<SettingsRefusal | null> {
  const rows = await tx.read
    .select({ id: tagRule.id })
    .from(tagRule)
    .where(and(active(tx), eq(tagRule.tag, tag)));
  return rows.some(({ id }) => id !== except) ? refuse("tag_taken", tag) : null;
}

const archive = (tx: Tx, ruleId: string) =>
  tx.read
    .update(tagRule)
    .set({ archivedAt: new Date() })
    .where(and(eq(tagRule.orgId, tx.orgId), eq(tagRule.id, ruleId)));

const insertRule = (tx: Tx, input: TagRuleInput) =>
  tx.read.insert(tagRule).values({ orgId: tx.orgId, id: v7(), tag: input.tag, condition: input.condition, ...thresholdOf(input) });
