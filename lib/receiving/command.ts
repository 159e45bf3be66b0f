import { signalChange } from "@/lib/live/signal";
import type { FedLine } from "@/lib/orders/feed";
import { planFeeding, recordFeeding } from "@/lib/orders/feed";
import { feedBehind } from "@/lib/orders/feed-follow-ups";
import { FreeStock, type GoodStock } from "@/lib/stock/free";
import type { AskedPlaces } from "@/lib/stock/read-places";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { OnceKey } from "@/lib/transaction/idempotency";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Mark, type Outcome, transact } from "@/lib/transaction/transact";
import { findOverfull, MOST_ON_HAND } from "./overfull";
import { findProducts, readStockCommand, type StockCommandFacts, type StockedProduct } from "./read-facts";
import { refuseStock, type StockRefused } from "./refusals";

export type StockOptions = { once?: OnceKey | undefined; now?: Date };
export type Stamp = { txid: string | null; at: string | null };
export type FedAnswer = { order_id: string; number: string; line: number; sku: string; units: number }[];

/** A stock change that was decided: what it writes, the good stock afterwards, and its answer without the orders it fed. */
export type StockChange<Answer> = { ok: true; changes: ChangeSet; stock: readonly GoodStock[]; answer: (fed: FedAnswer) => Answer };
export type StockRefusal = { changes: null; status: number; answer: StockRefused };

export type StockCommand<Answer, Also = undefined> = {
  actor: Actor;
  skus: readonly string[];
  /** Where units will be put or taken, and the bins and lots that are named. */
  places: AskedPlaces;
  options: StockOptions;
  /** Read under the stock locks, after everything else. */
  alsoRead?: (tx: Tx) => Promise<Also>;
  decide: (facts: StockCommandFacts, ids: Ids, now: Date, also: Also | undefined) => StockChange<Answer> | StockRefusal;
};

/** The one way stock changes outside of orders: locks, decides, feeds those who wait, all in one transaction; the long rest follows. */
export async function commitStock<Answer extends { ok: true } & Stamp, Also = undefined>(
  command: StockCommand<Answer, Also>,
): Promise<Outcome<Answer | StockRefused>> {
  const { actor, options } = command;
  const now = options.now ?? new Date();
  const products = await readTenant(actor.orgId, (tx) => findProducts(tx, [...new Set(command.skus)].sort()));
  const refused = unstocked(products, command.skus);
  if (refused) return { kind: "answer", ...refused, mark: null, replayed: false };
  let wider: readonly string[] = [];
  let followUp: { more: readonly string[]; orders: readonly string[] } = { more: [], orders: [] };
  const outcome = await transact<{ facts: StockCommandFacts; also: Also | undefined }, Answer | StockRefused>({
    orgId: actor.orgId,
    once: options.once,
    read: async (tx) => ({ facts: await readStockCommand(tx, products, wider, command.places), also: await command.alsoRead?.(tx) }),
    decide({ facts, also }, ids) {
      const changed = unstocked(facts.products, command.skus);
      if (changed) return changed;
      const change = command.decide(facts, ids, now, also);
      if (!("ok" in change)) return change;
      const overfull = findOverfull(change.changes, facts);
      if (overfull) return refuseStock("too_many", overfull.sku, `${MOST_ON_HAND.toLocaleString("en")} at most`);
      const feeding = planFeeding(facts.feeding, new Map(), FreeStock.of(change.stock), ids);
      if (feeding.kind === "widen") {
        wider = feeding.orderIds;
        return "again";
      }
      recordFeeding(change.changes, facts.feeding, feeding, { now, ids, except: new Set() });
      followUp = { more: feeding.more, orders: [...feeding.orders.keys()] };
      return { changes: change.changes, status: 201, answer: change.answer(feeding.lines.map(fedAnswer)) } satisfies Decision<Answer>;
    },
    seal: sealStock,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) {
    signalChange(actor.orgId, null);
    for (const orderId of followUp.orders) signalChange(actor.orgId, orderId);
    await feedBehind(actor.orgId, followUp.more, now);
  }
  return outcome;
}

function unstocked(products: readonly StockedProduct[], skus: readonly string[]): StockRefusal | undefined {
  const known = new Map(products.map((product) => [product.sku, product]));
  for (const sku of skus) {
    const product = known.get(sku);
    if (!product) return refuseStock("sku_unknown", sku);
    if (product.kind !== "stock") return refuseStock("not_stocked", sku);
  }
  return undefined;
}

const fedAnswer = ({ orderId, ...rest }: FedLine) => ({ order_id: orderId, ...rest });

const sealStock = <Answer extends { ok: boolean }>(answer: Answer, { txid, at }: Mark): Answer =>
  answer.ok ? { ...answer, txid, at } : answer;

export function denied(actor: Actor, right: Parameters<Actor["rights"]["has"]>[0]): Outcome<StockRefused> | null {
  return actor.rights.has(right) ? null : { kind: "answer", ...refuseStock("no_right", right), mark: null, replayed: false };
}

export const worksAt = (actor: Actor, locationId: string): boolean => actor.locationIds === null || actor.locationIds.includes(locationId);
