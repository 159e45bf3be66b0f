import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { Order } from "./order";
import type { RefusalCode } from "./refusals";
import { type Move, ruleFor } from "./transitions";

/** The checks that every move on an existing order begins with, in the order in which their answers help most. */
export function guard(
  move: Move,
  order: Order | null,
  version: number,
  actor: Pick<Actor, "rights" | "orderId">,
): Refusal<RefusalCode> | null {
  const rule = ruleFor(move);
  if (!actor.rights.has(rule.right)) return refuse("no_right", rule.right);
  if (!order || (actor.orderId !== undefined && actor.orderId !== order.id)) return refuse("not_found");
  if (rule.versioned && order.version !== version) return refuse("stale", `version ${order.version}`);
  if (!rule.from.includes(order.status)) return refuse("wrong_status", order.status);
  return null;
}
