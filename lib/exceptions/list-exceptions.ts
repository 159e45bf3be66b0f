import type { ActorKind, ExceptionKind } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { instantKey, keyOfInstant } from "@/lib/shipping/instant-key";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import type { ExceptionFilter } from "./list-input";
import { AT_LOCATIONS, OPEN_EXCEPTIONS } from "./open-sql";

export type ListedException = {
  id: string;
  kind: ExceptionKind;
  orderId: string | null;
  orderNumber: string | null;
  productId: string | null;
  sku: string | null;
  locationId: string | null;
  location: string | null;
  details: Record<string, unknown>;
  openedAt: Date;
  assignedTo: string | null;
  assignedName: string | null;
  assignedAt: Date | null;
  closedAt: Date | null;
  closedByKind: ActorKind | null;
  closedByName: string | null;
  closeNote: string | null;
};

const PAGE = 50;

const FIELDS = `e.id, e.kind, e.order_id as "orderId", r.number as "orderNumber", e.product_id as "productId", p.sku, e.location_id as "locationId",
  l.code as location, e.details, e.opened_at as "openedAt", e.assigned_to as "assignedTo", a.name as "assignedName", e.assigned_at as "assignedAt",
  e.closed_at as "closedAt", e.closed_by_kind as "closedByKind", coalesce(c.name, k.name) as "closedByName", e.close_note as "closeNote"`;
const JOINS = `left join orders r on r.org_id = $1 and r.id = e.order_id left join product p on p.org_id = $1 and p.id = e.product_id
  left join location l on l.org_id = $1 and l.id = e.location_id left join app_user a on a.id = e.assigned_to
  left join app_user c on e.closed_by_kind = 'user' and c.id = e.closed_by
  left join api_key k on e.closed_by_kind = 'api_key' and k.org_id = $1 and k.id = e.closed_by`;

const OPEN = `select o.id, o.kind, o.order_id, o.product_id, o.location_id, o.opened_at, o.details, x.assigned_to, x.assigned_at,
  null::timestamptz as closed_at, null::text as closed_by_kind, null::uuid as closed_by, null::text as close_note from ${OPEN_EXCEPTIONS}`;
const CLOSED = `select o.id, o.kind, o.order_id, o.product_id, o.location_id, o.opened_at, o.details, o.assigned_to, o.assigned_at,
  o.closed_at, o.closed_by_kind, o.closed_by, o.close_note from exception o where o.org_id = $1 and o.closed_at is not null`;

/** What waits for a person, the newest first, or what was closed, the last closed first; one page. */
export const listExceptions = (actor: Actor, filter: ExceptionFilter, place: Place, limit = PAGE): Promise<KeysetPage<ListedException>> =>
  readTenant(actor.orgId, (tx) => listExceptionsIn(tx, actor, filter, place, limit));

async function listExceptionsIn(
  tx: Tx,
  actor: Actor,
  filter: ExceptionFilter,
  place: Place,
  limit: number,
): Promise<KeysetPage<ListedException>> {
  const closed = filter.state === "closed";
  const backwards = place.before !== undefined;
  const key = instantKey(place.before ?? place.after);
  const instant = closed ? "o.closed_at" : "o.opened_at";
  const values: unknown[] = [tx.orgId, actor.locationIds];
  const where = [AT_LOCATIONS, ...conditions(filter, actor, values)];
  if (key) where.push(`(${instant}, o.id) ${backwards ? ">" : "<"} ($${values.push(key[0])}::timestamptz, $${values.push(key[1])}::uuid)`);
  const order = backwards ? "asc nulls first" : "desc nulls last";
  const [inner, outer] = closed ? ["o.closed_at", "e.closed_at"] : ["o.opened_at", "e.opened_at"];
  const rows = await tx.query<ListedException>(
    `exceptions_${nameOf(filter)}_${key ? (backwards ? "up" : "down") : "top"}`,
    `select ${FIELDS} from (${closed ? CLOSED : OPEN} and ${where.join(" and ")}
       order by ${inner} ${order}, o.id ${order} limit $${values.push(limit + 1)}) e ${JOINS} order by ${outer} ${order}, e.id ${order}`,
    values,
  );
  return pageOf(rows, limit, key ? place : {}, ({ closedAt, openedAt, id }) => keyOfInstant(closed && closedAt ? closedAt : openedAt, id));
}

function conditions({ kind, owner, location, order, state }: ExceptionFilter, actor: Actor, values: unknown[]): string[] {
  const assigned = state === "closed" ? "o.assigned_to" : "x.assigned_to";
  return [
    ...(kind ? [`o.kind = $${values.push(kind)}`] : []),
    ...(owner === "me" ? [`${assigned} = $${values.push(actor.kind === "user" ? actor.id : null)}::uuid`] : []),
    ...(owner === "nobody" ? [`${assigned} is null`] : []),
    ...(location ? [`o.location_id = (select z.id from location z where z.org_id = $1 and z.code = $${values.push(location)})`] : []),
    ...(order ? [`o.order_id = $${values.push(order)}::uuid`] : []),
  ];
}

const nameOf = ({ kind, owner, location, order, state }: ExceptionFilter): string =>
  [state ?? "open", ...(kind ? ["kind"] : []), ...(owner ? [owner] : []), ...(location ? ["at"] : []), ...(order ? ["order"] : [])].join(
    "_",
  );

const ONE = `select ${FIELDS} from (${OPEN} and o.id = $2::uuid union all ${CLOSED} and o.id = $2::uuid) e ${JOINS}
  order by e.closed_at desc nulls first limit 1`;

/** One exception, the open one or the one closed last; null where there is none such for the actor, or its work was done. */
export const findException = (actor: Actor, id: string): Promise<ListedException | null> =>
  readTenant(actor.orgId, (tx) => findExceptionIn(tx, actor, id));

export async function findExceptionIn(tx: Tx, actor: Actor, id: string): Promise<ListedException | null> {
  const [found] = await tx.query<ListedException>("exception_one", ONE, [tx.orgId, id]);
  const seen = !found || found.locationId === null || actor.locationIds === null || actor.locationIds.includes(found.locationId);
  return seen ? (found ?? null) : null;
}
