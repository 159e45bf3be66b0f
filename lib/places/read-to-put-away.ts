import "server-only";
import type { BinKind } from "@/db/values";
import { READ_MOST } from "@/lib/catalogue/first-rows";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Candidate, type Proposal, proposeBins } from "./propose-bin";

/** Units that arrived and lie in no bin yet, with the bins they should go to. */
export type ToPutAway = {
  sku: string;
  name: string;
  location: string;
  condition: string;
  lot: string | null;
  expiresOn: string | null;
  units: number;
  proposals: Proposal[];
};

type Waiting = Omit<ToPutAway, "proposals"> & { productId: string; locationId: string; lotId: string | null };

const WAITING = `select p.sku, p.name, l.code as location, s.condition, t.code as lot, t.expires_on as "expiresOn", s.units,
    s.product_id as "productId", s.location_id as "locationId", s.lot_id as "lotId"
  from bin_stock s
  join product p on p.org_id = s.org_id and p.id = s.product_id
  join location l on l.org_id = s.org_id and l.id = s.location_id
  left join lot t on t.org_id = s.org_id and t.id = s.lot_id
  where s.org_id = $1 and s.units > 0 and s.bin_id is null and ($2::text is null or l.code = $2)
    and ($3::uuid[] is null or s.location_id = any($3::uuid[])) and ($4::text is null or p.sku = $4)
  order by l.rank, l.code, t.expires_on nulls last, p.sku, s.condition, s.id limit ${READ_MOST}`;

type Held = { productId: string; locationId: string; condition: string; lotId: string | null; code: string; units: number };
const HELD = `select s.product_id as "productId", s.location_id as "locationId", s.condition, s.lot_id as "lotId", b.code, s.units
  from bin_stock s join bin b on b.org_id = s.org_id and b.id = s.bin_id and b.archived_at is null
  where s.org_id = $1 and s.product_id = any($2::uuid[]) and s.units > 0 order by b.kind = 'pick', b.walk, b.code`;

type Pick = { productId: string; locationId: string; code: string; most: number | null; units: number };
const PICK = `select k.product_id as "productId", k.location_id as "locationId", b.code, k.most_units as most,
    (select coalesce(sum(s.units), 0)::int from bin_stock s where s.org_id = k.org_id and s.product_id = k.product_id
       and s.location_id = k.location_id and s.condition = 'good' and s.bin_id = k.bin_id) as units
  from product_bin k join bin b on b.org_id = k.org_id and b.id = k.bin_id and b.archived_at is null
  where k.org_id = $1 and k.product_id = any($2::uuid[])`;

type Free = { locationId: string; kind: BinKind; code: string };
const FREE = `select b.location_id as "locationId", b.kind, b.code from bin b
  where b.org_id = $1 and b.archived_at is null and b.kind <> 'pick' and b.location_id = any($2::uuid[])
    and not exists (select from bin_stock s where s.org_id = b.org_id and s.bin_id = b.id and s.units > 0)
  order by b.walk, b.code limit ${4 * READ_MOST}`;

/** What waits to be put away, those first that expire first. */
export const listToPutAway = (
  actor: Actor,
  asked: { location?: string | undefined; sku?: string | undefined } = {},
): Promise<ToPutAway[]> =>
  readTenant(actor.orgId, async (tx) => {
    const values = [tx.orgId, asked.location ?? null, actor.locationIds, asked.sku ?? null];
    const waiting = await tx.query<Waiting>("put_away_waiting", WAITING, values);
    return waiting.length === 0 ? [] : propose(tx, waiting);
  });

async function propose(tx: Tx, waiting: readonly Waiting[]): Promise<ToPutAway[]> {
  const products = [...new Set(waiting.map(({ productId }) => productId))];
  const locations = [...new Set(waiting.map(({ locationId }) => locationId))];
  const [held, picks, free] = await Promise.all([
    tx.query<Held>("put_away_held", HELD, [tx.orgId, products]),
    tx.query<Pick>("put_away_picks", PICK, [tx.orgId, products]),
    tx.query<Free>("put_away_free", FREE, [tx.orgId, locations]),
  ]);
  const empty = new Map<string, string[]>();
  for (const { locationId, kind, code } of free) empty.set(`${locationId} ${kind}`, [...(empty.get(`${locationId} ${kind}`) ?? []), code]);
  const room = new Map(picks.map((pick) => [pick, pick.most === null ? null : pick.most - pick.units]));
  return waiting.map(({ productId, locationId, lotId, ...row }) => {
    const here = (place: { productId: string; locationId: string }) => place.productId === productId && place.locationId === locationId;
    const pick = row.condition === "good" ? picks.find(here) : undefined;
    const candidates: Candidate[] = pick ? [{ code: pick.code, because: "pick_bin", room: room.get(pick) ?? null }] : [];
    for (const place of held.filter((it) => here(it) && it.condition === row.condition && it.code !== pick?.code))
      candidates.push({ code: place.code, because: lotId !== null && place.lotId === lotId ? "holds_lot" : "holds_product", room: null });
    const kind = row.condition === "good" ? "overflow" : row.condition;
    const proposals = proposeBins(row.units, candidates, empty.get(`${locationId} ${kind}`) ?? []);
    // Two lots of one product share the room of its pick bin.
    const taken = proposals.find(({ because }) => because === "pick_bin")?.units ?? 0;
    const left = pick && room.get(pick);
    if (pick && typeof left === "number") room.set(pick, left - taken);
    return { ...row, proposals };
  });
}
