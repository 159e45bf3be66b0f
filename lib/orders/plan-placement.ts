import type { Actor } from "@/lib/tenancy/actor";
import { judgeCredit } from "@/lib/customers/credit";
import { type TagRule, tagsFor } from "@/lib/customers/tag-rules";
import { allocate } from "@/lib/stock/allocate";
import { type FreeStock } from "@/lib/stock/free";
import type { Point } from "@/lib/stock/strategies";
import type { Ids } from "@/lib/transaction/ids";
import { copyOrder, dueOf, type Line, type Order } from "./order";
import type { CustomerFact, PlacementFacts } from "./placement-facts";
import { orderTotals } from "./price";
import type { RefusalCode } from "./refusals";
import { type Shortage, shortageOf } from "./shortage";
import { freeForNewcomers, rulesFor } from "./supply";
import { demandOf, joinQueue, reserve } from "./units";

export type PlacementRequest = {
  /** Every unit unallocated; copied, never changed. */
  order: Order;
  destination: Point | null;
  override: { reason: string } | null;
  actor: Pick<Actor, "rights">;
  /** False when the order already waited for approval: it is refused or placed, never parked again. */
  mayPark: boolean;
};

export type Exposure = { beforeMinor: number; limitMinor: number | null } | null;

export type PlacementPlan =
  | { kind: "placed" | "parked"; order: Order; tags: TagRule[]; exposure: Exposure; overridden: boolean }
  | {
      kind: "refused";
      order: Order;
      code: RefusalCode;
      subject: string | null;
      headroomMinor: number | null;
      shortage: Shortage | null;
      free: FreeStock;
    };

/** The heart of placing: stock, then credit, then tags, from facts alone. Rehearsing runs exactly this. */
export function planPlacement(facts: PlacementFacts, customer: CustomerFact, request: PlacementRequest, ids: Ids): PlacementPlan {
  const order = copyOrder(request.order);
  order.totalMinor = orderTotals(order).totalMinor;
  const free = freeForNewcomers(facts, facts.policies.locations);
  const freeBefore = free.copy();
  const refused = (
    code: RefusalCode,
    subject: string | null,
    more: { headroomMinor?: number; shortage?: Shortage } = {},
  ): PlacementPlan => ({
    kind: "refused",
    order,
    code,
    subject,
    headroomMinor: more.headroomMinor ?? null,
    shortage: more.shortage ?? null,
    free: freeBefore,
  });
  if (!Number.isSafeInteger(order.totalMinor)) return refused("amount_too_large", null);

  const short = allocateLines(order, request.destination, facts, free, ids);
  if (short) return refused("stock_short", short.line.sku, { shortage: short.lacks(freeBefore) });

  const policy = customer.creditPolicy ?? facts.policies.creditPolicy;
  const credit = judgeCredit(order.terms, facts.credit, Math.max(0, dueOf(order)), policy);
  const exposure =
    facts.credit && order.terms === "credit" ? { beforeMinor: facts.credit.exposureMinor, limitMinor: facts.credit.limitMinor } : null;
  // An override lifts a limit; where there is no credit in the currency at all, there is no limit to lift.
  if (exposure && !Number.isSafeInteger(exposure.beforeMinor + order.totalMinor)) return refused("amount_too_large", null);
  const overridden = !credit.ok && credit.code === "credit_exceeded" && request.override !== null;
  if (overridden && !request.actor.rights.has("override_credit")) return refused("no_right", "override_credit");
  if (!credit.ok && !overridden) {
    if (credit.policy === "park" && credit.code === "credit_exceeded" && request.mayPark) {
      return {
        kind: "parked",
        order: copyOrder({ ...request.order, totalMinor: order.totalMinor }),
        tags: [],
        exposure,
        overridden: false,
      };
    }
    return refused(credit.code, order.currency, { headroomMinor: credit.headroomMinor });
  }
  const waitingUnits = order.lines.reduce((sum, line) => sum + line.backordered, 0);
  const tags = tagsFor(facts.policies.tagRules, {
    isFirstOrder: !customer.hasOrders,
    waitingUnits,
    totalMinor: order.totalMinor,
    currency: order.currency,
  });
  return { kind: "placed", order, tags, exposure, overridden };
}

type Short = { line: Line; lacks: (before: FreeStock) => Shortage };

/** Reserves what there is and queues the rest; returns the first line that may not wait. */
function allocateLines(order: Order, destination: Point | null, facts: PlacementFacts, free: FreeStock, ids: Ids): Short | undefined {
  const rules = rulesFor({ ...order, destination, heldAt: null }, facts.policies.locations, facts.layers);
  const demands = order.lines.filter((line) => line.kind === "stock").map(demandOf);
  for (const allocation of allocate(demands, free, rules)) reserve(order, allocation, "unallocated", ids);
  for (const line of order.lines) {
    if (line.kind === "service" || line.unallocated === 0) continue;
    if (!line.allowBackorder) return { line, lacks: (before) => shortageOf(line, demands, before, rules) };
    joinQueue(order, line, ids);
  }
  return undefined;
}
