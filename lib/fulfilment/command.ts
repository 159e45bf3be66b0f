import type { Right } from "@/db/values";
import { signalChange } from "@/lib/live/signal";
import { worksAt } from "@/lib/receiving/command";
import type { Actor } from "@/lib/tenancy/actor";
import type { OnceKey } from "@/lib/transaction/idempotency";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Mark, type Outcome, transact } from "@/lib/transaction/transact";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";

export type FloorOptions = { once?: OnceKey | undefined; now?: Date };
export type Stamp = { txid: string | null; at: string | null };
export const UNSTAMPED: Stamp = { txid: null, at: null };

/** Where a command acts: found without locks, so that it is known which order has to be locked. */
export type Target = { orderId: string; fulfilmentId: string; locationId: string };

export type FloorCommand<Facts, Answer> = {
  actor: Actor;
  right: Right;
  options: FloorOptions;
  /** Null where there is no such thing in the organization. */
  find: (tx: Tx) => Promise<Target | null>;
  missing: FloorRefusal;
  read: (tx: Tx, target: Target) => Promise<Facts>;
  decide: (facts: Facts, target: Target, ids: Ids, now: Date) => Decision<Answer> | FloorRefusal | "again";
};

/** The one way a person on the floor moves an order: right, place, lock, decide, write, tell whoever looks on. */
export async function commitFloor<Facts, Answer extends { ok: true } & Stamp>(
  command: FloorCommand<Facts, Answer>,
): Promise<Outcome<Answer | FloorRefused>> {
  const { actor, options } = command;
  const now = options.now ?? new Date();
  if (!actor.rights.has(command.right)) return refused(refuseFloor("no_right", command.right));
  const target = await readTenant(actor.orgId, command.find);
  if (!target) return refused(command.missing);
  if (!worksAt(actor, target.locationId)) return refused(refuseFloor("location_not_yours"));
  const outcome = await transact<Facts, Answer | FloorRefused>({
    orgId: actor.orgId,
    once: options.once,
    read: (tx) => command.read(tx, target),
    decide: (facts, ids) => command.decide(facts, target, ids, now),
    seal: stampAnswer,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, target.orderId);
  return outcome;
}

export const refused = <Answer>(refusal: FloorRefusal): Outcome<Answer | FloorRefused> => ({
  kind: "answer",
  ...refusal,
  mark: null,
  replayed: false,
});

export const stampAnswer = <Answer extends { ok: boolean }>(answer: Answer, { txid, at }: Mark): Answer =>
  answer.ok ? { ...answer, txid, at } : answer;

const OF_WORK = `select order_id as "orderId", fulfilment_id as "fulfilmentId", location_id as "locationId" from fulfilment_line
  where org_id = $1 and id = $2::uuid`;
const OF_FULFILMENT = `select order_id as "orderId", id as "fulfilmentId", location_id as "locationId" from fulfilment where org_id = $1 and id = $2::uuid`;
const OF_PACKAGE = `select f.order_id as "orderId", f.id as "fulfilmentId", f.location_id as "locationId" from package p
  join fulfilment f on f.org_id = p.org_id and f.id = p.fulfilment_id where p.org_id = $1 and p.id = $2::uuid`;

const finder = (name: string, text: string) => (id: string) => async (tx: Tx) =>
  (await tx.query<Target>(name, text, [tx.orgId, id]))[0] ?? null;
export const targetOfWork = finder("target_of_work", OF_WORK);
export const targetOfFulfilment = finder("target_of_fulfilment", OF_FULFILMENT);
export const targetOfPackage = finder("target_of_package", OF_PACKAGE);
