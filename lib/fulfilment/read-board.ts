import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

/** The floor of a location at a glance. Units and orders are of now; picks and shorts of the last hours. */
export type Board = {
  /** Units by stage: reserved and not released, to pick, to pack, to ship. */
  stages: { unreleased: number; to_pick: number; to_pack: number; to_ship: number };
  /** Units that other locations asked this one for: to pick, and picked but not sent. */
  transfers: { to_pick: number; to_send: number };
  /** Units that wait for stock, over all locations. */
  waiting: number;
  /** Fulfilments that are promised for today or earlier and have not left. */
  late: { id: string; number: string; order: string; promised_on: string; state: string }[];
  /** Accepted picks by hour, the oldest first, with how many of their units were for transfers. */
  picks: { at: string; units: number; for_transfers: number; people: number }[];
  /** Bins with the most short picks of the last 30 days, with how many of their units were for transfers. */
  shorts: { bin: string; times: number; units: number; for_transfers: number }[];
};

const STAGES = `select
  coalesce((select sum(r.units - r.released_units - r.shipped_units) from reservation r join orders o on o.org_id = r.org_id and o.id = r.order_id
    where r.org_id = $1 and r.location_id = $2::uuid and r.units > r.released_units + r.shipped_units and o.status in ('placed', 'in_fulfilment')), 0)::int as reserved,
  coalesce((select sum(l.units - l.picked - l.dropped) from fulfilment_line l where l.org_id = $1 and l.location_id = $2::uuid
    and l.units > l.picked + l.dropped), 0)::int as to_pick,
  coalesce((select sum(l.picked - l.packed) from fulfilment_line l where l.org_id = $1 and l.location_id = $2::uuid and l.picked > l.shipped), 0)::int as to_pack,
  coalesce((select sum(l.packed - l.shipped) from fulfilment_line l where l.org_id = $1 and l.location_id = $2::uuid and l.picked > l.shipped), 0)::int as to_ship,
  coalesce((select sum(b.units) from backorder b where b.org_id = $1 and b.units > 0), 0)::int as waiting`;

const TRANSFERS = `select coalesce(sum(w.units - w.picked - w.dropped), 0)::int as to_pick, coalesce(sum(w.picked - w.sent), 0)::int as to_send
  from transfer_request r join transfer_work w on w.org_id = r.org_id and w.request_id = r.id
  where r.org_id = $1 and r.from_id = $2::uuid and r.closed_at is null`;

const LATE = `select f.id, o.number || '-' || f.seq as number, o.number as "order", f.promised_on, f.state
  from fulfilment f join orders o on o.org_id = f.org_id and o.id = f.order_id
  where f.org_id = $1 and f.location_id = $2::uuid and f.state not in ('shipped', 'canceled') and f.promised_on <= $3::date
  order by f.promised_on, f.released_at, f.id limit 20`;

const PICKS = `select date_trunc('hour', occurred_at) as at, sum(units)::int as units,
  coalesce(sum(units) filter (where transfer_work_id is not null), 0)::int as for_transfers, count(distinct actor_id)::int as people from scan
  where org_id = $1 and location_id = $2::uuid and occurred_at >= $3 and kind = 'pick' and verdict = 'accepted' and units > 0 group by 1 order by 1`;

// What a picker does not find of a transfer is kept as the movement that took it out of the stock; a request is served within weeks.
const SHORTS = `select coalesce(b.code, 'Not put away') as bin, count(distinct s.id)::int as times, sum(s.units)::int as units,
    coalesce(sum(s.units) filter (where s.is_transfer), 0)::int as for_transfers
  from (select p.id, p.bin_id, p.units, false as is_transfer from short_pick p
      where p.org_id = $1 and p.location_id = $2::uuid and p.occurred_at >= $3
    union all
    select m.commit_id, m.bin_id, -m.on_hand_delta, true from transfer_request r
      join stock_movement m on m.org_id = r.org_id and m.transfer_id = r.id
      where r.org_id = $1 and r.from_id = $2::uuid and r.requested_at >= $3::timestamptz - interval '60 days' and m.location_id = r.from_id
        and m.kind = 'adjust' and m.condition = 'good' and m.on_hand_delta < 0 and m.occurred_at >= $3) s
  left join bin b on b.org_id = $1 and b.id = s.bin_id group by 1 order by times desc, bin limit 10`;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** `today` is the business date of the organization. */
export const readBoard = (actor: Actor, locationId: string, today: string, now = new Date()): Promise<Board> =>
  readTenant(actor.orgId, async (tx) => {
    const values = [tx.orgId, locationId];
    type Stages = { reserved: number; to_pick: number; to_pack: number; to_ship: number; waiting: number };
    const [stages, transfers, late, picks, shorts] = await Promise.all([
      tx.query<Stages>("board_stages", STAGES, values),
      tx.query<Board["transfers"]>("board_transfers", TRANSFERS, values),
      tx.query<Board["late"][number]>("board_late", LATE, [...values, today]),
      tx.query<Omit<Board["picks"][number], "at"> & { at: Date }>("board_picks", PICKS, [
        ...values,
        new Date(now.getTime() - 12 * HOUR_MS),
      ]),
      tx.query<Board["shorts"][number]>("board_shorts", SHORTS, [...values, new Date(now.getTime() - 30 * DAY_MS)]),
    ]);
    const { reserved = 0, to_pick = 0, to_pack = 0, to_ship = 0, waiting = 0 } = stages[0] ?? {};
    return {
      stages: { unreleased: Math.max(0, reserved - to_pick - to_pack - to_ship), to_pick, to_pack, to_ship },
      transfers: transfers[0] ?? { to_pick: 0, to_send: 0 },
      waiting,
      late,
      picks: picks.map(({ at, ...row }) => ({ at: at.toISOString(), ...row })),
      shorts,
    };
  });
