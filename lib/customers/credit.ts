import type { CreditPolicy, Terms } from "@/db/values";

export type CreditRow = { limitMinor: number | null; exposureMinor: number };

export type CreditVerdict =
  | { ok: true; headroomMinor: number | null }
  | { ok: false; code: "credit_exceeded" | "no_credit"; headroomMinor: number; policy: CreditPolicy };

/**
 * Whether the customer's credit in one currency bears a further amount (minor units). No row is no credit; a null limit
 * is no limit; prepaid orders never ask for credit.
 */
export function judgeCredit(terms: Terms, row: CreditRow | null, addedMinor: number, policy: CreditPolicy): CreditVerdict {
  if (terms === "prepaid" || addedMinor <= 0) return { ok: true, headroomMinor: null };
  if (!row) return { ok: false, code: "no_credit", headroomMinor: 0, policy };
  if (row.limitMinor === null) return { ok: true, headroomMinor: null };
  const headroomMinor = Math.max(0, row.limitMinor - row.exposureMinor);
  return addedMinor <= headroomMinor ? { ok: true, headroomMinor } : { ok: false, code: "credit_exceeded", headroomMinor, policy };
}
