import type { SearchKind } from "@/db/values";
import type { Tx } from "@/lib/transaction/in-tenant";
import { tokensOf } from "@/lib/search/tokens";

const FORGET = "delete from search_token where org_id = $1 and ref_id = $2 and kind = $3 and token <> all($4)";
const REMEMBER =
  "insert into search_token (org_id, token, kind, ref_id) select $1, t, $3, $2 from unnest($4::text[]) t on conflict do nothing";

/** Makes one row findable by these texts and by nothing else. The caller holds the row's own lock. */
export async function writeTokens(tx: Tx, kind: SearchKind, refId: string, texts: readonly (string | null | undefined)[]): Promise<void> {
  const tokens = tokensOf(...texts);
  const values = [tx.orgId, refId, kind, tokens];
  await tx.query("forget_tokens", FORGET, values);
  await tx.query("remember_tokens", REMEMBER, values);
}
