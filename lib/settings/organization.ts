import "server-only";
import { eq } from "drizzle-orm";
import { organization, orgPolicy } from "@/db/schema/tenancy";
import type { CreditPolicy, Split, Strategy } from "@/db/values";
import { certain, refuse } from "@/lib/result/refusal";
import { changeSettings, type SettingsOutcome } from "@/lib/settings/change-settings";
import { channelStrategiesOf, type OrganizationInput, type PolicyInput } from "@/lib/settings/inputs";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export type OrganizationSettings = { name: string; timeZone: string; currency: string; orderPrefix: string };

export type PolicySettings = {
  strategy: Strategy;
  /** Strategy by channel, where it differs. */
  channelStrategies: [channel: string, strategy: Strategy][];
  creditPolicy: CreditPolicy;
  allowBackorder: boolean;
  shipComplete: boolean;
  allowSubstitution: boolean;
  customersCancel: boolean;
  split: Split;
  pricesIncludeTax: boolean;
  payWithinDays: number;
};

type Settings = { organization: OrganizationSettings; policy: PolicySettings };

async function readSettings(tx: Tx): Promise<Settings> {
  const [row] = await tx.read
    .select({ organization, policy: orgPolicy })
    .from(organization)
    .innerJoin(orgPolicy, eq(orgPolicy.orgId, organization.id))
    .where(eq(organization.id, tx.orgId));
  const { organization: itself, policy } = certain(row, "organization with its policies");
  return {
    organization: { name: itself.name, timeZone: itself.timeZone, currency: itself.currency, orderPrefix: policy.orderPrefix },
    policy: {
      strategy: policy.strategy as Strategy,
      channelStrategies: Object.entries(JSON.parse(policy.channelStrategies) as Record<string, Strategy>),
      creditPolicy: policy.creditPolicy as CreditPolicy,
      allowBackorder: policy.allowBackorder,
      shipComplete: policy.shipComplete,
      allowSubstitution: policy.allowSubstitution,
      customersCancel: policy.customersCancel,
      split: policy.split as Split,
      pricesIncludeTax: policy.pricesIncludeTax,
      payWithinDays: policy.payWithinDays,
    },
  };
}

export const findSettings = (orgId: string): Promise<Settings> => readTenant(orgId, readSettings);

/** What a form shows, as it goes along with the form: a later save notices that somebody else was faster. */
export const seenOf = (settings: object): string => JSON.stringify(settings);

export const changeOrganization = (actor: Actor, input: OrganizationInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "organization.change", subject: "organization" }, async (tx) => {
    const current = await readSettings(tx);
    if (seenOf(current.organization) !== input.seen) return refuse("stale");
    await tx.read
      .update(organization)
      .set({ name: input.name, timeZone: input.time_zone, currency: input.currency })
      .where(eq(organization.id, tx.orgId));
    await tx.read.update(orgPolicy).set({ orderPrefix: input.order_prefix }).where(eq(orgPolicy.orgId, tx.orgId));
    return null;
  });

/** New policies hold for orders placed from now on; every placed order keeps the ones it was made with. */
export const changePolicy = (actor: Actor, input: PolicyInput): Promise<SettingsOutcome> =>
  changeSettings(actor, { action: "policy.change", subject: "policy" }, async (tx) => {
    const current = await readSettings(tx);
    if (seenOf(current.policy) !== input.seen) return refuse("stale");
    await tx.read
      .update(orgPolicy)
      .set({
        strategy: input.strategy,
        channelStrategies: JSON.stringify(channelStrategiesOf(input)),
        creditPolicy: input.credit_policy,
        allowBackorder: input.allow_backorder,
        shipComplete: input.ship_complete,
        allowSubstitution: input.allow_substitution,
        customersCancel: input.customers_cancel,
        split: input.split,
        pricesIncludeTax: input.prices_include_tax,
        payWithinDays: input.pay_within_days ?? current.policy.payWithinDays,
      })
      .where(eq(orgPolicy.orgId, tx.orgId));
    return null;
  });
