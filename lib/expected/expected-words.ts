import type { searchToken } from "@/db/schema/system";
import { tokensOf } from "@/lib/search/tokens";
import type { NewRow } from "@/lib/transaction/change-set";

/** The words that an expected receipt is found by. */
export const expectedWords = (refId: string, of: { reference: string; supplier: string }): NewRow<typeof searchToken>[] =>
  tokensOf(of.reference, of.supplier).map((token) => ({ token, kind: "expected", refId }));
