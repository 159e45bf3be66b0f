import type { Refusal } from "@/lib/result/refusal";
import type { Mark } from "@/lib/transaction/transact";
import { cancelScopeOf } from "./cancel-scope";
import type { FedLine } from "./feed";
import { receivableOf, type Order } from "./order";
import type { LocationFact } from "./placement-facts";
import type { CancelPlan } from "./plan-cancel";
import { refusalDetail } from "./refusal-detail";
import { REFUSALS, type RefusalCode } from "./refusals";
import { type Money, moneyOf, type WireOrder, type WireRefusal } from "./wire";

export type Refused = { ok: false } & WireRefusal;
type Stamp = { txid: string | null; at: string | null };

export type Released = {
  lines: { line: number; sku: string; units: number; released: number; backordered: number; put_back: number }[];
  /** Units that have left and can only come back as a return. */
  returnable: number;
  stock: { sku: string; location: string; units: number }[];
  receivable: Money;
  /** Waiting orders that got units which this cancel freed. */
  fed: { order_id: string; number: string; line: number; sku: string; units: number }[];
};

export type CancelAnswer = ({ ok: true; order: WireOrder; released: Released } & Stamp) | Refused;
export type MoveAnswer = ({ ok: true; order: WireOrder } & Stamp) | Refused;

/** A refusal of a move on an existing order: it says why, and nothing is written. */
export function refuseMove({ code, subject }: Refusal<RefusalCode>): { changes: null; status: number; answer: Refused } {
  const detail = refusalDetail(code, { subject, headroomMinor: null, availableUnits: null, currency: "" });
  return { changes: null, status: REFUSALS[code].status, answer: { ok: false, code, subject, detail } };
}

export const sealMove = <Answer extends { ok: boolean }>(answer: Answer, mark: Mark): Answer =>
  answer.ok ? { ...answer, txid: mark.txid, at: mark.at } : answer;

export function releasedBy(
  before: Order,
  after: Order,
  plan: CancelPlan,
  fed: readonly FedLine[],
  locations: readonly Pick<LocationFact, "id" | "code">[],
): Released {
  const codes = new Map(locations.map(({ id, code }) => [id, code]));
  const skus = new Map(before.lines.flatMap((line) => line.components.map(({ productId }) => [productId, line.sku] as const)));
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
    stock: plan.freed.map(({ productId, locationId, units }) => ({
      sku: skus.get(productId) ?? "",
      location: codes.get(locationId) ?? "",
      units,
    })),
    receivable: moneyOf(receivableOf(before) - receivableOf(after), before.currency),
    fed: fed.filter(({ orderId }) => orderId !== before.id).map(({ orderId, ...rest }) => ({ order_id: orderId, ...rest })),
  };
}
