import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** The floor of a location at a glance. Units and orders are of now; picks and shorts of the last hours. */
export type Board = {
  /** Units by stage: reserved and not released, to pick, to pack, to ship. */
  stages: { unreleased: number; to_pick: number; to_pack: number; to_ship: number };
  /** Units that wait for stock, over all locations. */
  waiting: number;
  /** Fulfilments that are promised for today or earlier and have not left. */
  late: { id: string; number: string; order: string; promised_on: string; state: string }[];
  /** Accepted picks by hour, the oldest first. */
  picks: { at: string; units: number; people: number }[];
  /** Bins with the most short picks of the last 30 days. */
  shorts: { bin: string; times: number; units: number }[];
};

const STAGES = `select
  coalesce((select sum(r.units - r.released_units - r.shipped_units) from reservation r join orders o on o.org_id = r.org_id and o.id = r.order_id
    where r.org_id = $1 and r.location_id = $2::uuid and r.units > r.released_units + r.shipped_units and o.status in ('placed', 'in_fulfilment')), 0)::int as reserved,
  coalesce((select sum(l.units - l.picked - l.dropped) from fulfilment_line l where l.org_id = $1 and l.location_id = $2::uuid
    and l.units > l.picked + l.dropped), 0)::int as to_pick,
  coalesce((select sum(l.picked - l.packed) from fulfilment_line l where l.org_id = $1 and l.location_id = $2::uuid and l.picked > l.shipped), 0)::int as to_pack,
  coalesce((select sum(l.packed - l.shipped) from fulfilment_line l where l.org_id = $1 and l.location_id = $2::uuid and l.picked > l.shipped), 0)::int as to_ship,
  coalesce((select sum(b.units) from backorder b where b.org_id = $1 and b.units > 0), 0)::int as waiting`;

const LATE = `select f.id, o.number || '-' || f.seq as number, o.number as "order", f.promised_on, f.state
  from fulfilment f join orders o on o.org_id = f.org_id and o.id = f.order_id
  where f.org_id = $1 and f.location_id = $2::uuid and f.state not in ('shipped', 'canceled') and f.promised_on <= $3::date
  order by f.promised_on, f.released_at, f.id limit 20`;

const PICKS = `select date_trunc('hour', occurred_at) as at, sum(units)::int as units, count(distinct actor_id)::int as people from scan
  where org_id = $1 and location_id = $2::uuid and occurred_at >= $3 and kind = 'pick' and verdict = 'accepted' and units > 0 group by 1 order by 1`;

const SHORTS = `select coalesce(b.code, 'Not put away') as bin, count(*)::int as times, sum(s.units)::int as units from short_pick s
  left join bin b on b.org_id = s.org_id and b.id = s.bin_id
  where s.org_id = $1 and s.location_id = $2::uuid and s.occurred_at >= $3 group by 1 order by times desc, bin limit 10`;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `today` is the business date of the organization. */
export const readBoard = (actor: Actor, locationId: string, today: string, now = new Date()): Promise<Board> =>
  readTenant(actor.orgId, async (tx) => {
    const values = [tx.orgId, locationId];
    type Stages = { reserved: number; to_pick: number; to_pack: number; to_ship: number; waiting: number };
    const [stages, late, picks, shorts] = await Promise.all([
      tx.query<Stages>("board_stages", STAGES, values),
      tx.query<Board["late"][number]>("board_late", LATE, [...values, today]),
      tx.query<{ at: Date; units: number; people: number }>("board_picks", PICKS, [...values, new Date(now.getTime() - 12 * HOUR_MS)]),
      tx.query<Board["shorts"][number]>("board_shorts", SHORTS, [...values, new Date(now.getTime() - 30 * DAY_MS)]),
    ]);
    const { reserved = 0, to_pick = 0, to_pack = 0, to_ship = 0, waiting = 0 } = stages[0] ?? {};
    return {
      stages: { unreleased: Math.max(0, reserved - to_pick - to_pack - to_ship), to_pick, to_pack, to_ship },
      waiting,
      late,
      picks: picks.map(({ at, ...row }) => ({ at: at.toISOString(), ...row })),
      shorts,
    };
  });
