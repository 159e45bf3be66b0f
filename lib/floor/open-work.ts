import type { Right } from "@/db/values";
import type { Floor } from "@/lib/floor/find-floor";
import { readTenant } from "@/lib/transaction/in-tenant";

const DESKS = ["pick", "pack", "ship", "receive", "put_away", "count", "put_back"] as const;
export type Desk = (typeof DESKS)[number];

/** Who works at a desk. */
const DESK_RIGHTS = {
  pick: ["pick"],
  pack: ["pack"],
  ship: ["ship"],
  receive: ["receive"],
  put_away: ["receive"],
  count: ["count"],
  put_back: ["pick"],
} as const satisfies Record<Desk, readonly Right[]>;

/** The desks of somebody with the rights. Putting back is nobody's daily work, so it is there when something waits for it. */
export const desksOf = (rights: ReadonlySet<Right>, counts: Readonly<Record<Desk, number>>): Desk[] =>
  DESKS.filter((desk) => DESK_RIGHTS[desk].some((right) => rights.has(right)) && (desk !== "put_back" || counts.put_back > 0));

/** More than that many tasks are "999+": nobody plans the walk by the exact number, and counting them would cost. */
export const MOST_COUNTED = 999;

const counted = (from: string): string => `(select count(*) from (select 1 from ${from} limit ${MOST_COUNTED + 1}) open)::int`;
const of = (table: string): string => `${table} where org_id = $1 and location_id = $2`;

// A walk is open while any of its lines is to be picked; nothing is stored about it.
const OPEN_WALKS = `(select distinct f.wave_id from fulfilment_line l join fulfilment f on f.org_id = l.org_id and f.id = l.fulfilment_id
  where l.org_id = $1 and l.location_id = $2 and l.units > l.picked + l.dropped) walks`;

// Each by the partial index of the open rows of a location.
const COUNT = `
  select ${counted(OPEN_WALKS)} + ${counted("transfer_request where org_id = $1 and from_id = $2 and closed_at is null")} as pick,
         ${counted(`${of("fulfilment")} and state = 'picked' and state not in ('shipped', 'canceled')`)} as pack,
         ${counted(`${of("fulfilment")} and state = 'packed' and state not in ('shipped', 'canceled')`)} as ship,
         ${counted(`${of("expected_receipt")} and closed_at is null`)}
           + ${counted("stock_transfer where org_id = $1 and to_id = $2 and status = 'in_transit'")} as receive,
         ${counted(`${of("bin_stock")} and units > 0 and bin_id is null`)} as put_away,
         ${counted(`${of("count_task")} and done_at is null`)} as count,
         ${counted(`${of("put_back")} and done_at is null`)} as put_back`;

/** How many tasks wait at each desk of the location: walks, parcels, deliveries, places to put goods, bins to count. */
export async function countFloorWork({ actor, location }: Pick<Floor, "actor" | "location">): Promise<Record<Desk, number>> {
  const [row] = await readTenant(actor.orgId, (tx) => tx.query<Record<Desk, number>>("floor_work", COUNT, [actor.orgId, location.id]));
  return row ?? { pick: 0, pack: 0, ship: 0, receive: 0, put_away: 0, count: 0, put_back: 0 };
}
