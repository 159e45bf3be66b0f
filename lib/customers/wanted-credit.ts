import type { Credit } from "@/lib/customers/customer";
import type { CustomerBody } from "@/lib/customers/inputs";
import { type Account, USUAL_DAYS } from "@/lib/customers/merge-account";

export type Limit = { currency: string; limitMinor: number | null };
export type WantedCredit = { limits: Limit[]; grants: boolean };

/**
 * The limits (minor units, null is no limit) a body asks for, and whether it grants anything: then the right approve_credit is needed.
 * A new account on credit of which nothing is said has no limit if the caller may grant that, else no credit until finance grants some.
 * A stored account of which nothing is said keeps what it has, also nothing: another phone number is no reason to trust somebody.
 */
export function wantedCredit(
  stored: Account | null,
  rows: readonly Credit[],
  account: Account,
  body: CustomerBody,
  mayGrant: boolean,
): WantedCredit {
  const saysNothing = body.credit_limit === undefined && !body.credit_limits?.length;
  const usual = !stored && account.terms === "credit" ? [{ currency: account.currency, limitMinor: mayGrant ? null : 0 }] : [];
  const limits = saysNothing ? usual : namedLimits(account, body).filter((limit) => !isStored(rows, limit));
  const raises = !saysNothing && limits.some((limit) => limit.limitMinor !== 0 || isKnown(rows, limit));
  return { limits, grants: raises || grantsTerms(stored, account) };
}

function namedLimits(account: Account, body: CustomerBody): Limit[] {
  const limits = new Map<string, number | null>();
  for (const limit of body.credit_limits ?? []) limits.set(limit.currency, limit.amount_minor);
  if (body.credit_limit) limits.set(body.credit_limit.currency, body.credit_limit.amount_minor);
  // Prepaid accounts ask for no credit, so "no limit" says nothing about them.
  if (body.credit_limit === null && account.terms === "credit") limits.set(account.currency, null);
  return [...limits].map(([currency, limitMinor]) => ({ currency, limitMinor }));
}

const isKnown = (rows: readonly Credit[], limit: Limit): boolean => rows.some((row) => row.currency === limit.currency);
const isStored = (rows: readonly Credit[], limit: Limit): boolean =>
  rows.some((row) => row.currency === limit.currency && row.limitMinor === limit.limitMinor);

/** Longer terms, other terms and another policy are finance's to give; a new account's usual ones are not. */
function grantsTerms(stored: Account | null, account: Account): boolean {
  if (!stored) return account.creditPolicy !== null || (account.terms === "credit" && account.termsDays > USUAL_DAYS);
  return stored.terms !== account.terms || stored.termsDays !== account.termsDays || stored.creditPolicy !== account.creditPolicy;
}
