import { IMPORT_RESULTS, type ImportResult } from "@/db/values";

type Query = { result?: ImportResult | null; code?: string | null; after?: number };
type Params = Readonly<Record<string, string | string[] | undefined>>;

/** The part of the results an address asks for; what is not understood is left out. */
export function resultQueryOf(params: Params): { result: ImportResult | null; code: string | null; after: number } {
  const one = (name: string): string | undefined => [params[name]].flat()[0];
  const after = Number(one("after") ?? 0);
  return {
    result: IMPORT_RESULTS.find((result) => result === one("result")) ?? null,
    code: one("code")?.slice(0, 60) ?? null,
    after: Number.isSafeInteger(after) && after > 0 && after < 2 ** 31 ? after : 0,
  };
}

export function resultHref(importId: string, { result, code, after }: Query): string {
  const query = new URLSearchParams({ ...(result && { result }), ...(result && code && { code }), ...(after && { after: String(after) }) });
  return query.size === 0 ? `/imports/${importId}` : `/imports/${importId}?${query}`;
}
