import { stockMovement } from "@/db/schema/stock";
import { signalChange } from "@/lib/live/signal";
import { denied, type Stamp, worksAt } from "@/lib/receiving/command";
import { findProducts, type StockedProduct } from "@/lib/receiving/read-facts";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { certain } from "@/lib/result/refusal";
import { nameBin } from "@/lib/stock/name-place";
import { Places, type StockKey } from "@/lib/stock/places";
import { type PlaceFacts, readPlaces } from "@/lib/stock/read-places";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { OnceKey } from "@/lib/transaction/idempotency";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Outcome, transact } from "@/lib/transaction/transact";
import type { PutAwayBody } from "./inputs";

type Line = PutAwayBody["lines"][number];
/** What moved; `from` is null where it waited to be put away. */
type MovedLine = { sku: string; units: number; condition: string; from: string | null; to: string; lot: string | null };
export type PutAwayAnswer = { ok: true; put_away: { location: string; lines: MovedLine[] } } & Stamp;
type Options = { once?: OnceKey | undefined; now?: Date };
type Refused = ReturnType<typeof refuseStock>;

/** Units change their bin within a location: out of what waits, or from bin to bin. What is on hand and reserved stays as it is. */
export async function putAway(actor: Actor, body: PutAwayBody, options: Options = {}): Promise<Outcome<PutAwayAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  const skus = [...new Set(body.lines.map(({ sku }) => sku))].sort();
  const products = await readTenant(actor.orgId, (tx) => findProducts(tx, skus));
  const outcome = await transact<Facts, PutAwayAnswer | StockRefused>({
    orgId: actor.orgId,
    once: options.once,
    read: (tx) => readFacts(tx, products, body),
    decide: (facts, ids) => decide(facts, { actor, body, now: options.now ?? new Date() }, ids),
    seal: (answer, { txid, at }) => (answer.ok ? { ...answer, txid, at } : answer),
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, null);
  return outcome;
}

type Facts = { location: { id: string; code: string } | undefined; products: StockedProduct[]; places: PlaceFacts };

const LOCATION = "select id, code from location where org_id = $1 and code = $2 and archived_at is null";
// In the order in which everybody locks them. Places are made under the lock of their stock row alone.
const ROWS = `select 1 from stock_level where org_id = $1 and product_id = any($2::uuid[]) and condition <> 'in_transit'
    and location_id in (select id from location where org_id = $1 and code = $3)
  order by condition <> 'good', product_id, location_id, condition for no key update`;

async function readFacts(tx: Tx, products: StockedProduct[], { location, lines }: PutAwayBody): Promise<Facts> {
  const ids = products.map(({ id }) => id);
  const bins = [...new Set(lines.flatMap(({ from, to }) => [from ?? [], to].flat()))];
  const lots = lines.flatMap(({ lot }) => lot ?? []);
  const [, places, [found]] = await Promise.all([
    tx.query("put_away_rows", ROWS, [tx.orgId, ids, location]),
    readPlaces(tx, ids, { locations: [location], bins, lots }),
    tx.query<{ id: string; code: string }>("put_away_location", LOCATION, [tx.orgId, location]),
  ]);
  return { location: found, products, places };
}

type Attempt = { actor: Actor; body: PutAwayBody; now: Date };

function decide({ location, products, places: facts }: Facts, { actor, body, now }: Attempt, ids: Ids) {
  if (!location) return refuseStock("location_unknown", body.location);
  if (!worksAt(actor, location.id)) return refuseStock("location_not_yours", location.code);
  const changes = new ChangeSet();
  const places = Places.of(facts.rows);
  const by = { kind: "put_away", actorKind: actor.kind, actorId: actor.id, occurredAt: now };
  for (const line of body.lines) {
    const moved = moveLine(places, facts, products, location.id, line);
    if ("answer" in moved) return moved;
    for (const { key, binId, lotId, binDelta } of moved) {
      changes.insert(stockMovement, { id: ids.next(), ...key, ...by, onHandDelta: 0, reservedDelta: 0, binId, lotId, binDelta });
    }
  }
  places.write(changes, ids);
  const lines = body.lines.map(({ sku, units, condition, from = null, to, lot = null }) => ({ sku, units, condition, from, to, lot }));
  return { changes, status: 201, answer: { ok: true as const, put_away: { location: location.code, lines }, txid: null, at: null } };
}

type Moved = { key: StockKey; binId: string | null; lotId: string | null; binDelta: number };

/** Both sides of a line: what leaves each place, and the same units of the same lot where they arrive. */
function moveLine(
  places: Places,
  facts: PlaceFacts,
  products: readonly StockedProduct[],
  locationId: string,
  line: Line,
): Moved[] | Refused {
  const { sku, units, condition } = line;
  const product = products.find((candidate) => candidate.sku === sku);
  if (!product) return refuseStock("sku_unknown", sku);
  if (product.kind !== "stock") return refuseStock("not_stocked", sku);
  if (line.from === line.to) return refuseStock("same_bin", line.to);
  const to = nameBin(facts.bins, line.to, { locationId, condition });
  if (!to.ok) return refuseStock(to.code, to.subject, to.figures);
  const from = nameBin(facts.bins, line.from, { locationId, condition });
  if (!from.ok) return refuseStock(from.code, from.subject, from.figures);
  const lot = line.lot ? facts.lots.find(({ code, productId }) => code === line.lot && productId === product.id) : undefined;
  if (line.lot && !lot) return refuseStock("lot_unknown", line.lot);
  const key = { productId: product.id, locationId, condition };
  const where = { binId: from.binId, ...(lot && { lotId: lot.id }) };
  const taken = places.take(key, units, where);
  if (!taken) {
    const there = `${places.units(key, where)} ${line.from ? `in ${line.from}` : "to put away"}`;
    return refuseStock("not_in_bin", [sku, line.lot].filter(Boolean).join(", "), there);
  }
  return taken.flatMap(({ binId, lotId, units: left }) => {
    const arrived = places.put(key, { binId: certain(to.binId, "the bin to put into"), lotId }, -left);
    return [
      { key, binId, lotId, binDelta: left },
      { key, binId: arrived.binId, lotId, binDelta: -left },
    ];
  });
}
