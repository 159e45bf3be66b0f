import { z } from "zod";
import { RELEASE_RULES, type ReleaseRule } from "@/db/values";
import { typedWhole } from "@/lib/catalogue/form-fields";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

const TIMES_FORM = "Write times such as 09:00, 14:30.";
const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

export const ruleForm = z
  .object({
    rule: z.enum(RELEASE_RULES),
    times: z
      .string()
      .max(200)
      .optional()
      .transform((text) => (text ?? "").split(/[\s,;]+/).filter((time) => time !== ""))
      .refine((times) => times.every(isTime), TIMES_FORM),
    recount_from: typedWhole(
      z.int().min(1, "At least 1 unit.").max(1_000_000, "At most 1,000,000 units."),
      "Write a whole number of units.",
    ),
  })
  .refine(({ rule, times }) => rule !== "at_times" || times.length > 0, { path: ["times"], message: TIMES_FORM });

export type FloorRules = { rule: ReleaseRule; times: string[]; recountFrom: number };

const RULES = `select release_rule as rule, release_times as times, recount_from as "recountFrom" from org_policy where org_id = $1`;
// Set times hold from when they are saved: those of the day that had passed by then are not made up for.
const SAVE = `update org_policy set release_rule = $2, release_times = $3, recount_from = $4,
    timed_release_at = case when (release_rule, release_times) = ($2, $3) then timed_release_at else now() end where org_id = $1`;

export const readFloorRules = (orgId: string): Promise<FloorRules> =>
  readTenant(orgId, async (tx) => {
    const [row] = await tx.query<{ rule: ReleaseRule; times: string; recountFrom: number }>("floor_rules", RULES, [tx.orgId]);
    if (!row) throw new Error("Bug: the organization has no policies");
    return { ...row, times: row.times.split(",").filter((time) => time !== "") };
  });

/** When reserved lines go to the floor by themselves, and from how many units of difference a count is repeated. */
export const changeFloorRules = (actor: Actor, input: z.output<typeof ruleForm>): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "floor.rules", subject: input.rule }, async (tx) => {
    await tx.query("save_floor_rules", SAVE, [tx.orgId, input.rule, input.times.join(","), input.recount_from]);
    return null;
  });
