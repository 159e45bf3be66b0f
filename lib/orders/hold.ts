import { orderHold } from "@/db/schema/fulfilment";
import { refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { Outcome } from "@/lib/transaction/transact";
import type { HoldBody } from "./inputs";
import { commitLockedMove } from "./locked-move";
import type { MoveAnswer } from "./move-answer";
import type { CommandOptions } from "./place";

/** Keeps an order from being released to the floor. What is reserved stays reserved, and what is released goes on. */
export const holdOrder = (
  actor: Actor,
  idOrNumber: string,
  { version, reason, note }: HoldBody,
  options: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> =>
  commitLockedMove(
    actor,
    idOrNumber,
    {
      move: "hold",
      version,
      apply({ before, after, changes, ids, now }) {
        if (before.holdId !== null) return refuse("held_already");
        after.holdId = ids.next();
        changes.insert(orderHold, { id: after.holdId, orderId: before.id, reason, note, placedBy: actor.id, placedAt: now });
        return { open: "placed", reason };
      },
    },
    options,
  );

/** Lifts the hold: the order may be released again. */
export const liftHold = (
  actor: Actor,
  idOrNumber: string,
  { version }: { version: number },
  options: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> =>
  commitLockedMove(
    actor,
    idOrNumber,
    {
      move: "unhold",
      version,
      apply({ before, after, changes, now }) {
        if (before.holdId === null) return refuse("not_held");
        after.holdId = null;
        changes.set(orderHold, { id: before.holdId }, { liftedBy: actor.id, liftedAt: now });
        return { open: "placed" };
      },
    },
    options,
  );
