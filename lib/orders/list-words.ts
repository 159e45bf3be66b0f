import { wordRanges } from "@/lib/search/find";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Condition } from "./list-sql";

/** One look at a row's own words; an aggregate, because as a join it could be turned into a reading of all rows with a word. */
const hasWords = (count: number, id: string, kind: "order" | "customer", put: (index: number) => string): string =>
  `(select ${Array.from({ length: count }, (_, word) => `bool_or(t.token >= ${put(word * 2)} and t.token < ${put(word * 2 + 1)})`).join(" and ")}
    from search_token t where t.org_id = $1 and t.ref_id = ${id} and t.kind = '${kind}')`;

/** The order, or its customer, has every word of the text. */
export function wordsCondition(text: string): Condition {
  const ranges = wordRanges(text);
  const [order, customer] = (["order", "customer"] as const).map((kind) =>
    hasWords(ranges.length, kind === "order" ? "o.id" : "o.customer_id", kind, () => "?"),
  );
  return { text: `(${order} or ${customer})`, values: [...ranges.flat(), ...ranges.flat()] };
}

/** Whether this customer has every word of the text, so that all its orders are found. */
export async function isOfCustomer(tx: Tx, customerId: string, text: string): Promise<boolean> {
  const ranges = wordRanges(text);
  const [row] = await tx.query<{ has: boolean | null }>(
    `customer_has_${ranges.length}_words`,
    `select ${hasWords(ranges.length, "$2::uuid", "customer", (index) => `$${index + 3}`)} as has`,
    [tx.orgId, customerId, ...ranges.flat()],
  );
  return row?.has === true;
}
