import type { Refusal } from "@/lib/result/refusal";
import type { Mark } from "@/lib/transaction/transact";
import { cancelScopeOf } from "./cancel-scope";
import type { FedLine } from "./feed";
import type { Order } from "./order";
import type { LocationFact } from "./placement-facts";
import type { CancelPlan } from "./plan-cancel";
import type { ActiveTag } from "./read-cancel";
import { postedMinor } from "./record";
import { refusalDetail } from "./refusal-detail";
import { REFUSALS, type RefusalCode } from "./refusals";
import type { Freed } from "./units";
import { type Money, moneyOf, type WireOrder, type WireRefusal } from "./wire";

export type Refused = { ok: false } & WireRefusal;
type Stamp = { txid: string | null; at: string | null };

export type Released = {
  lines: { line: number; sku: string; units: number; released: number; backordered: number; put_back: number }[];
  /** Units that have left and can only come back as a return. */
  returnable: number;
  /** Of a bundle the parts, because they are what becomes free. */
  stock: { sku: string; location: string; units: number }[];
  /** By how much the claim falls: nothing for an order that was never posted. */
  receivable: Money;
  /** Tags that the order had caused and that are reverted with its last unit. */
  tags: string[];
  /** Waiting orders that got units which this cancel freed. */
  fed: { order_id: string; number: string; line: number; sku: string; units: number }[];
};

export type CancelAnswer = ({ ok: true; order: WireOrder; released: Released } & Stamp) | Refused;
export type MoveAnswer = ({ ok: true; order: WireOrder } & Stamp) | Refused;

/** A refusal of a move on an existing order: it says why, and nothing is written. */
export function refuseMove({ code, subject }: Refusal<RefusalCode>): { changes: null; status: number; answer: Refused } {
  const detail = refusalDetail(code, { subject });
  return { changes: null, status: REFUSALS[code].status, answer: { ok: false, code, subject, detail } };
}

export const sealMove = <Answer extends { ok: boolean }>(answer: Answer, mark: Mark): Answer =>
  answer.ok ? { ...answer, txid: mark.txid, at: mark.at } : answer;

type Names = { skus: ReadonlyMap<string, string>; locations: readonly Pick<LocationFact, "id" | "code">[] };

export function releasedBy(
  before: Order,
  after: Order,
  plan: CancelPlan,
  { fed, tags }: { fed: readonly FedLine[]; tags: readonly ActiveTag[] },
  names: Names,
): Released {
  return {
    lines: plan.lines.map(({ line, units, released, backordered, putBack }) => ({
      line: line.line,
      sku: line.sku,
      units,
      released,
      backordered,
      put_back: putBack,
    })),
    returnable: cancelScopeOf(after).returnable,
    stock: freedStock(plan.freed, names),
    receivable: moneyOf(postedMinor(before) - postedMinor(after), before.currency),
    tags: plan.whole ? tags.map(({ tag }) => tag) : [],
    fed: fed.filter(({ orderId }) => orderId !== before.id).map(({ orderId, ...rest }) => ({ order_id: orderId, ...rest })),
  };
}

/** What becomes free and where, each product once: of a bundle its parts, also where another line holds the same part. */
function freedStock(freed: readonly Freed[], { skus, locations }: Names): Released["stock"] {
  const codes = new Map(locations.map(({ id, code }) => [id, code]));
  const rows = new Map<string, Released["stock"][number]>();
  for (const { productId, locationId, units } of freed) {
    const row = rows.get(`${productId} ${locationId}`);
    if (row) row.units += units;
    else rows.set(`${productId} ${locationId}`, { sku: skus.get(productId) ?? "", location: codes.get(locationId) ?? "", units });
  }
  return [...rows.values()];
}
