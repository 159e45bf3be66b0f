import "server-only";
import type { StockCondition } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { searchPrefixes } from "@/lib/search/tokens";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import type { STOCK_STATES } from "./stock-list-input";

export type StockFilter = {
  q?: string | undefined;
  /** Location code. */
  location?: string | undefined;
  /** Only rows that have units in this condition; left out, the good row of every SKU and location. */
  condition?: StockCondition | undefined;
  state?: (typeof STOCK_STATES)[number] | undefined;
};

/** One SKU at one location, in whole base units. `waitingUnits` are those of the SKU, at whatever location they will be served. */
export type ListedStock = {
  productId: string;
  sku: string;
  name: string;
  location: string;
  locationName: string;
  condition: StockCondition;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
  inTransit: number;
  asideUnits: number;
  waitingUnits: number;
};

/** `searchedTo` is where a search that found less than a page had to stop. */
export type StockList = KeysetPage<ListedStock> & { searchedTo: { sku: string; key: string } | null };

/** SKUs that one request looks at: a filter that hardly anything fits goes on from there with the next. */
const MOST_SKUS = 2000;
const END = "\u{10FFFF}";
const SEPARATOR = "\t";

const keyOf = ({ sku, location }: Pick<ListedStock, "sku" | "location">): string => `${sku}${SEPARATOR}${location}`;

function splitKey(key: string | undefined): [sku: string, location: string] {
  const at = key?.lastIndexOf(SEPARATOR) ?? -1;
  return key === undefined || at < 0 ? [key ?? "", ""] : [key.slice(0, at), key.slice(at + 1)];
}

type Statement = { name: string; text: string; values: unknown[] };

const AVAILABLE = "greatest(0, s.on_hand - s.reserved - s.safety_stock)";

// Gathered per SKU, so that the rows are read by their key in the order of the SKUs and reading stops when the page is full.
const LEVELS = `select x.location_id, coalesce(max(x.on_hand) filter (where x.condition = $6), 0) as on_hand,
    coalesce(max(x.reserved) filter (where x.condition = $6), 0) as reserved,
    coalesce(max(x.safety_stock) filter (where x.condition = $6), 0) as safety_stock,
    coalesce(max(x.on_hand) filter (where x.condition = 'in_transit'), 0) as transit,
    coalesce(sum(x.on_hand) filter (where x.condition in ('damaged', 'quarantine')), 0)::bigint as aside
  from stock_level x where x.org_id = $1 and x.product_id = c.id and ($4::uuid[] is null or x.location_id = any($4::uuid[]))
  group by x.location_id`;

/**
 * The SKUs to look at, in their order. Archived ones are there as long as something of them is, which is asked one by one: for an
 * exists the planner would rather read all stock beforehand.
 */
function candidates(filter: StockFilter, words: readonly string[], backwards: boolean, firstWord: number): string {
  const search = words.map(
    (_word, index) => `and p.id in (select t.ref_id from search_token t where t.org_id = $1 and t.kind = 'product'
      and t.token >= $${firstWord + index * 2} and t.token < $${firstWord + 1 + index * 2})`,
  );
  return `select p.id, p.sku, p.name from product p where p.org_id = $1 and p.kind = 'stock'
    and ${backwards ? "p.sku <= $2" : "p.sku >= $2"}
    and (p.archived_at is null or (select true from stock_level a where a.org_id = $1 and a.product_id = p.id and a.on_hand > 0 limit 1))
    ${search.join(" ")}
    ${filter.state === "waiting" ? "and p.id in (select w.product_id from backorder w where w.org_id = $1 and w.units > 0)" : ""}
    order by p.sku ${backwards ? "desc" : "asc"} limit ${MOST_SKUS}`;
}

function listStatement(actor: Actor, filter: StockFilter, place: Place, limit: number): Statement {
  const words = searchPrefixes(filter.q ?? "");
  const backwards = place.before !== undefined;
  const [sku, location] = splitKey(place.before ?? place.after);
  const order = backwards ? "desc" : "asc";
  const text = `select c.id as "productId", c.sku, c.name, l.code as location, l.name as "locationName", $6::text as condition,
      s.on_hand as "onHand", s.reserved, s.safety_stock as "safetyStock",
      case when $6 = 'good' then ${AVAILABLE} else 0 end as available, s.transit as "inTransit", s.aside as "asideUnits",
      (select coalesce(sum(b.units), 0)::bigint from backorder b where b.org_id = $1 and b.product_id = c.id and b.units > 0) as "waitingUnits"
    from (${candidates(filter, words, backwards, 7)}) c
    cross join lateral (${LEVELS}) s
    join location l on l.org_id = $1 and l.id = s.location_id and (l.archived_at is null or s.on_hand > 0)
      and ($5::text is null or l.code = $5)
    where ${backwards ? "(c.sku < $2 or l.code < $3)" : "(c.sku > $2 or l.code > $3)"}
      ${filter.condition ? "and s.on_hand > 0" : ""}
      ${filter.state === "low" ? `and $6 = 'good' and ${AVAILABLE} <= s.safety_stock` : ""}
    order by c.sku ${order}, l.code ${order} limit ${limit + 1}`;
  const name = `stock_list_${order}_${filter.condition ? "filled" : "every"}_${filter.state ?? "any"}_${words.length}_${limit}`;
  const values = [actor.orgId, sku, location, actor.locationIds, filter.location ?? null, filter.condition ?? "good", ...rangesOf(words)];
  return { name, text, values };
}

const rangesOf = (words: readonly string[]): string[] => words.flatMap((word) => [word, word + END]);

/** Where a search that looked at all it may has come to; null when it came to the end. */
async function readEnd(tx: Tx, filter: StockFilter, place: Place): Promise<StockList["searchedTo"]> {
  const words = searchPrefixes(filter.q ?? "");
  const [sku] = splitKey(place.after);
  const [end] = await tx.query<{ sku: string | null; looked: number }>(
    `stock_list_end_${filter.state === "waiting" ? "waiting" : "any"}_${words.length}`,
    `select max(c.sku) as sku, count(*)::int as looked from (${candidates(filter, words, false, 3)}) c`,
    [tx.orgId, sku, ...rangesOf(words)],
  );
  return end?.sku && end.looked === MOST_SKUS ? { sku: end.sku, key: `${end.sku}${SEPARATOR}${END}` } : null;
}

/** Stock by SKU and location, one page; only the locations where the actor works. */
export const listStock = (actor: Actor, filter: StockFilter, place: Place, limit = 50): Promise<StockList> =>
  readTenant(actor.orgId, (tx) => listStockIn(tx, actor, filter, place, limit));

export async function listStockIn(tx: Tx, actor: Actor, filter: StockFilter, place: Place, limit: number): Promise<StockList> {
  const { name, text, values } = listStatement(actor, filter, place, limit);
  const rows = await tx.query<ListedStock>(name, text, values);
  const cutShort = rows.length <= limit && place.before === undefined && (filter.state === "low" || filter.condition !== undefined);
  const searchedTo = cutShort ? await readEnd(tx, filter, place) : null;
  return { ...pageOf(rows, limit, place, keyOf), searchedTo };
}
