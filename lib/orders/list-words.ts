import { wordRanges } from "@/lib/search/find";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { WordsCondition } from "./list-sql";

/** One look at a row's own words; an aggregate, because as a join it could be turned into a reading of all rows with a word. */
const hasWords = (count: number, id: string, kind: "order" | "customer", put: (index: number) => string): string =>
  `(select ${Array.from({ length: count }, (_, word) => `bool_or(t.token >= ${put(word * 2)} and t.token < ${put(word * 2 + 1)})`).join(" and ")}
    from search_token t where t.org_id = $1 and t.ref_id = ${id} and t.kind = '${kind}')`;

/** All that have the words, or null where there are more than were looked at. */
type Known = { orderIds: readonly string[] | null; customerIds: readonly string[] | null };

/** The order, or its customer, has every word of the text; only what is not known is looked up for each row. */
export function wordsCondition(text: string, { orderIds, customerIds }: Known): WordsCondition {
  const ranges = wordRanges(text);
  // As a set: a list of a prepared statement would be gone through for every row.
  const of = (kind: "order" | "customer", id: string, ids: readonly string[] | null) =>
    ids
      ? { text: `${id} in (select unnest(?::uuid[]))`, values: [ids], shape: "k" }
      : { text: hasWords(ranges.length, id, kind, () => "?"), values: ranges.flat(), shape: `t${ranges.length}` };
  const [customer, order] = [of("customer", "o.customer_id", customerIds), of("order", "o.id", orderIds)];
  return {
    text: `(${customer.text} or ${order.text})`,
    values: [...customer.values, ...order.values],
    shape: customer.shape + order.shape,
    looksUp: !orderIds || !customerIds,
  };
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
