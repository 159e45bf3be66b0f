import type { ExpectedKind, ExpectedState } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { isUuid } from "@/lib/orders/read-order";
import { findIds } from "@/lib/search/find";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import type { ExpectedFilter } from "./list-input";

/** Units are what was announced, received all that arrived with the damaged ones among them, open what is still missing. */
export type ListedExpected = {
  id: string;
  location: string;
  kind: ExpectedKind;
  reference: string;
  supplier: string;
  expectedOn: string | null;
  state: ExpectedState;
  createdAt: Date;
  lines: number;
  units: number;
  received: number;
  damaged: number;
  openUnits: number;
};

const PAGE = 50;
const MOST_FOUND = 1000;

const COLUMNS = `e.id, l.code as location, e.kind, e.reference, e.supplier, e.expected_on::text as "expectedOn", e.state, e.created_at as "createdAt",
  n.lines, n.units, n.received, n.damaged, n.open as "openUnits"`;
const JOINS = `join location l on l.org_id = e.org_id and l.id = e.location_id
  cross join lateral (select count(*)::int as lines, coalesce(sum(x.units), 0)::bigint as units, coalesce(sum(x.received_units), 0)::bigint as received,
    coalesce(sum(x.damaged_units), 0)::bigint as damaged, coalesce(sum(greatest(0, x.units - x.received_units)), 0)::bigint as open
    from expected_receipt_line x where x.org_id = $1 and x.expected_receipt_id = e.id) n`;
const MINE = "($2::uuid[] is null or e.location_id = any($2::uuid[]))";

const DAY = "coalesce(e.expected_on, 'infinity'::date)";
const CREATED = "e.created_at";

/** As the indexes stand: awaited ones by their day, all of them newest first. */
function orderBy(awaited: boolean, backwards: boolean): string {
  if (awaited) return backwards ? `${DAY} desc, e.id desc` : `${DAY}, e.id`;
  return backwards ? `${CREATED} asc nulls first, e.id asc nulls first` : `${CREATED} desc nulls last, e.id desc nulls last`;
}

/** What is awaited stands in the order in which it should arrive; with what is closed among it, the newest comes first. */
const isAwaited = ({ state }: ExpectedFilter): boolean => state !== "closed" && state !== "all";

const NO_DAY = "infinity";
const keyOf = (filter: ExpectedFilter, { expectedOn, createdAt, id }: ListedExpected): string =>
  isAwaited(filter) ? `${expectedOn ?? NO_DAY}_${id}` : keyOfInstant(createdAt, id);

function keyIn(filter: ExpectedFilter, text: string | undefined): [first: string, id: string] | null {
  if (!isAwaited(filter)) return instantKey(text);
  const [day = "", id = ""] = (text ?? "").split("_");
  return isUuid(id) && (day === NO_DAY || instantKey(`${day}T00:00:00.000Z_${id}`) !== null) ? [day, id] : null;
}

/** What was announced at the locations where the actor works, one page. */
export const listExpectedPage = (actor: Actor, filter: ExpectedFilter, place: Place, limit = PAGE): Promise<KeysetPage<ListedExpected>> =>
  readTenant(actor.orgId, (tx) => listExpectedIn(tx, actor, filter, place, limit));

export async function listExpectedIn(
  tx: Tx,
  actor: Actor,
  filter: ExpectedFilter,
  place: Place,
  limit = PAGE,
): Promise<KeysetPage<ListedExpected>> {
  const backwards = place.before !== undefined;
  const key = keyIn(filter, place.before ?? place.after);
  const awaited = isAwaited(filter);
  const values: unknown[] = [tx.orgId, actor.locationIds];
  const where = [MINE, ...(await conditions(tx, filter, values))];
  const [first, type] = awaited ? [DAY, "date"] : [CREATED, "timestamptz"];
  if (key) {
    const comparison = backwards === awaited ? "<" : ">";
    where.push(`(${first}, e.id) ${comparison} ($${values.push(key[0])}::${type}, $${values.push(key[1])}::uuid)`);
  }
  const sorted = orderBy(awaited, backwards);
  const rows = await tx.query<ListedExpected>(
    `expected_${nameOf(filter)}_${key ? (backwards ? "up" : "down") : "top"}`,
    `select ${COLUMNS} from (select e.* from expected_receipt e where e.org_id = $1 and ${where.join(" and ")} order by ${sorted} limit $${values.push(limit + 1)}) e
     ${JOINS} order by ${sorted}`,
    values,
  );
  return pageOf(rows, limit, key ? place : {}, (row) => keyOf(filter, row));
}

async function conditions(tx: Tx, { q, location, state, from, to }: ExpectedFilter, values: unknown[]): Promise<string[]> {
  const where: string[] = [];
  if (state === "closed") where.push("e.closed_at is not null");
  else if (state !== "all") where.push("e.closed_at is null");
  if (state === "open" || state === "receiving") where.push(`e.state = $${values.push(state)}`);
  if (location) where.push(`e.location_id = (select x.id from location x where x.org_id = $1 and x.code = $${values.push(location)})`);
  if (from) where.push(`e.expected_on >= $${values.push(from)}::date`);
  if (to) where.push(`e.expected_on <= $${values.push(to)}::date`);
  if (q) where.push(`e.id = any($${values.push(await findIds(tx, "expected", q, MOST_FOUND))}::uuid[])`);
  return where;
}

/** Statements are prepared by their name, so that each form has one of its own. */
const nameOf = ({ q, location, state, from, to }: ExpectedFilter): string =>
  [state ?? "awaited", ...(q ? ["q"] : []), ...(location ? ["at"] : []), ...(from ? ["from"] : []), ...(to ? ["to"] : [])].join("_");
