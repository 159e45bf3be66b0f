import { exception } from "@/db/schema/counting";
import { adminEvent } from "@/db/schema/tenancy";
import type { ExceptionKind, Right } from "@/db/values";
import { signalChange } from "@/lib/live/signal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet, type Values } from "@/lib/transaction/change-set";
import type { OnceKey } from "@/lib/transaction/idempotency";
import type { Tx } from "@/lib/transaction/in-tenant";
import { type Outcome, transact } from "@/lib/transaction/transact";
import type { AssignBody, CloseExceptionBody } from "./inputs";
import { OWNER_RIGHTS } from "./kinds";
import { findExceptionIn, type ListedException } from "./list-exceptions";
import { type ExceptionRefusal, type ExceptionRefused, refuseException } from "./refusals";

export type ExceptionAnswer = {
  ok: true;
  exception: { id: string; kind: string; assigned_to: string | null; closed: boolean };
  order: string | null;
  txid: string | null;
  at: string | null;
};
export type ExceptionOptions = { once?: OnceKey | undefined; now?: Date };

type Member = { rights: Right[]; locationIds: string[] | null };
type Facts = { found: ListedException | null; stored: { kind: ExceptionKind }[]; members: Member[] };

// Two people on one exception: the row where there is one, else its id, is what they queue up for.
const TURN = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
const ROW = "select kind from exception where org_id = $1 and id = $2::uuid for no key update";
const MEMBER = `select r.rights, m.location_ids as "locationIds" from membership m join app_user u on u.id = m.user_id
  join role r on r.org_id = m.org_id and r.id = m.role_id
  where m.org_id = $1 and m.user_id = $2::uuid and m.disabled_at is null and u.disabled_at is null`;

/** Gives an exception to a member, or back to the desk. */
export const assignException = (actor: Actor, id: string, { user_id: userId }: AssignBody, options: ExceptionOptions = {}) =>
  changeException(actor, { id, userId, action: "exception.assigned", options }, (now) => ({
    assignedTo: userId,
    assignedAt: userId === null ? null : now,
  }));

/** Nobody has to look at it any more: by whom and why is kept. What it is about stays where its work is done. */
export const closeException = (actor: Actor, id: string, { reason }: CloseExceptionBody, options: ExceptionOptions = {}) =>
  changeException(actor, { id, userId: null, action: "exception.closed", options }, (now) => ({
    closedAt: now,
    closedByKind: actor.kind,
    closedBy: actor.id,
    closeNote: reason,
  }));

type Change = { id: string; userId: string | null; action: string; options: ExceptionOptions };

async function changeException(
  actor: Actor,
  { id, userId, action, options: { once, now = new Date() } }: Change,
  valuesAt: (now: Date) => Values<typeof exception>,
): Promise<Outcome<ExceptionAnswer | ExceptionRefused>> {
  let orderId: string | null = null;
  const outcome = await transact<Facts, ExceptionAnswer | ExceptionRefused>({
    orgId: actor.orgId,
    once,
    read: (tx) => readFacts(tx, actor, id, userId),
    decide({ found, stored, members }, ids) {
      const no = refusalOf(found, actor) ?? (found && userId !== null ? refusalOfMember(found, members[0]) : null);
      if (no || !found) return no ?? refuseException("not_found");
      ({ orderId } = found);
      const values = valuesAt(now);
      const changes = new ChangeSet();
      const { kind } = found;
      if (stored.some((row) => row.kind === kind)) changes.set(exception, { id, kind }, values);
      else changes.insert(exception, { ...rowOf(found), ...values });
      changes.insert(adminEvent, { id: ids.next(), actorKind: actor.kind, actorId: actor.id, action, subject: id });
      const assignedTo = values.assignedTo === undefined ? found.assignedTo : values.assignedTo;
      const shown = { id, kind, assigned_to: assignedTo, closed: values.closedAt !== undefined };
      return { changes, status: 200, answer: { ok: true, exception: shown, order: found.orderNumber, txid: null, at: null } };
    },
    seal: (answer, { txid, at }) => (answer.ok ? { ...answer, txid, at } : answer),
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, orderId);
  return outcome;
}

async function readFacts(tx: Tx, actor: Actor, id: string, userId: string | null): Promise<Facts> {
  const [, stored, found, members] = await Promise.all([
    tx.query("exception_turn", TURN, [`${tx.orgId} exception ${id}`]),
    tx.query<{ kind: ExceptionKind }>("exception_row", ROW, [tx.orgId, id]),
    findExceptionIn(tx, actor, id),
    userId === null ? [] : tx.query<Member>("exception_member", MEMBER, [tx.orgId, userId]),
  ]);
  return { found, stored, members };
}

function refusalOf(found: ListedException | null, actor: Actor): ExceptionRefusal | null {
  if (!found) return refuseException("not_found");
  const right = OWNER_RIGHTS[found.kind];
  if (!actor.rights.has(right) && !actor.rights.has("manage")) return refuseException("no_right", right);
  return found.closedAt === null ? null : refuseException("closed");
}

/** Whoever is given it must see it, and be able to do something about it. */
function refusalOfMember({ kind, locationId }: ListedException, member: Member | undefined): ExceptionRefusal | null {
  if (!member) return refuseException("member_unknown");
  const isThere = locationId === null || member.locationIds === null || member.locationIds.includes(locationId);
  const mayDoIt = member.rights.includes(OWNER_RIGHTS[kind]) || member.rights.includes("manage");
  return isThere && mayDoIt ? null : refuseException("member_unfit", OWNER_RIGHTS[kind]);
}

const rowOf = ({ id, kind, orderId, productId, locationId, details, openedAt }: ListedException) => ({
  id,
  kind,
  ownerRight: OWNER_RIGHTS[kind],
  orderId,
  productId,
  locationId,
  details,
  openedAt,
});
