import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { Outcome } from "@/lib/transaction/transact";
import type { DeclineBody } from "./inputs";
import { commitLockedMove } from "./locked-move";
import { queueEmail } from "./messages";
import type { MoveAnswer } from "./move-answer";
import type { CommandOptions } from "./place";
import { reprice } from "./price";

/** Ends an order that waited for approval. It held nothing, so there is nothing to give back. */
export const declineOrder = (
  actor: Actor,
  idOrNumber: string,
  { version, reason }: DeclineBody,
  options: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> =>
  commitLockedMove(
    actor,
    idOrNumber,
    {
      move: "decline",
      version,
      apply({ after, facts: { customer, policies }, changes, ids }) {
        const asked = new Map(after.lines.map((line) => [line.id, line.unallocated]));
        for (const line of after.lines) {
          line.canceled += line.unallocated;
          line.unallocated = 0;
          reprice(line, after.currency);
        }
        for (const charge of after.charges) charge.canceled = true;
        after.reason = reason;
        const { name, email } = certain(customer, "the order's customer");
        const to = { organizationName: policies.organizationName, customerName: name, email };
        queueEmail(changes, "email.order_declined", after, to, ids, { reason }, (lineId) => asked.get(lineId));
        return { open: "canceled", reason };
      },
    },
    options,
  );
