import { orders } from "@/db/schema/orders";
import { orderRefusal } from "@/db/schema/refusals";
import { searchToken } from "@/db/schema/system";
import { signalChange } from "@/lib/live/signal";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { businessDate } from "./business-date";
import { guard } from "./guard";
import type { EditBody } from "./inputs";
import { type MoveAnswer, refuseMove, type Refused, sealMove } from "./move-answer";
import { type Content, drawOrder } from "./new-order";
import type { Order } from "./order";
import type { PlacementFacts } from "./placement-facts";
import { type CommandOptions, searchRows } from "./place";
import { type OrderFacts, readLocked } from "./read-locked";
import { assembleOrder, findOrder } from "./read-order";
import { queryFor, readPlacement } from "./read-placement";
import { isTooLarge } from "./price";
import { recordMove } from "./record";
import { viewOrder } from "./view";

export type DeleteAnswer = { ok: true; deleted: string } | Refused;

/** Replaces what a draft asks for. Its number, its making and its channel stay; so do net or gross and the address that are left out. */
export async function editDraft(
  actor: Actor,
  idOrNumber: string,
  body: EditBody,
  { once, now = new Date() }: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> {
  const known = await readTenant(actor.orgId, (tx) => findOrder(tx, idOrNumber));
  if (!known)
    return { kind: "answer", ...refuseMove(certain(guard("edit", null, body.version, actor), "a refusal")), mark: null, replayed: false };
  const outcome = await transact<PlacementFacts, MoveAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) => readPlacement(tx, queryFor(body, known.id), "look", "lock"),
    decide: (facts, ids) => decideEdit(facts, { actor, body, now }, ids),
    seal: sealMove,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, known.id);
  return outcome;
}

function decideEdit(
  facts: PlacementFacts,
  { actor, body, now }: { actor: Actor; body: EditBody; now: Date },
  ids: Ids,
): Decision<MoveAnswer> {
  const before = facts.existing && assembleOrder(facts.existing.header, facts.existing.parts);
  const refused = guard("edit", before, body.version, actor);
  if (refused || !before) return refuseMove(certain(refused, "a refusal"));
  const changes = new ChangeSet();
  const drawn = drawOrder(contentOf(body, before), facts, { number: before.number, now }, changes, ids);
  if ("ok" in drawn) return refuseMove(drawn);
  if (isTooLarge(drawn.order)) return refuseMove({ ok: false, code: "amount_too_large", subject: null });
  const after = onto(before, drawn.order, body.ship_to !== undefined);
  recordMove(changes, before, after, { move: "edit", actor, now, ids, today: businessDate(now, facts.policies.timeZone), open: "draft" });
  const order = viewOrder(after, { customer: certain(facts.customer, "the customer"), positions: new Map(), rights: actor.rights });
  return { changes, status: 200, answer: { ok: true, order, txid: null, at: null } };
}

const contentOf = ({ version: _, ...body }: EditBody, before: Order): Content => ({
  ...body,
  prices_include_tax: body.prices_include_tax === undefined ? before.pricesIncludeTax : body.prices_include_tax,
  channel: before.channel,
  external_id: before.externalId,
});

/** The new content on the old row: lines keep their ids by number, so that none is deleted and inserted in one statement. */
function onto(before: Order, drawn: Order, isAddressed: boolean): Order {
  const staysThere = !isAddressed && before.customerId === drawn.customerId;
  return {
    ...drawn,
    id: before.id,
    createdAt: before.createdAt,
    shipToId: staysThere ? before.shipToId : drawn.shipToId,
    lines: drawn.lines.map((line, index) => ({ ...line, id: before.lines[index]?.id ?? line.id })),
  };
}

type DeletedFacts = Pick<OrderFacts, "order"> & { refusals: { id: string }[] };

const TAKEN_UP = "select id from order_refusal where org_id = $1 and retried_order_id = $2::uuid order by id for no key update";

/** Deletes a draft. Only drafts can go: a placed order is history. What was refused and is kept in the draft alone is open again. */
export async function deleteDraft(
  actor: Actor,
  idOrNumber: string,
  version: number,
  { once }: CommandOptions = {},
): Promise<Outcome<DeleteAnswer>> {
  const known = await readTenant(actor.orgId, (tx) => findOrder(tx, idOrNumber));
  let deleting: string | null = null;
  const outcome = await transact<DeletedFacts, DeleteAnswer>({
    orgId: actor.orgId,
    once,
    // Also where there is no order: who repeats a deletion with its key is told what came of it.
    read: (tx) => (known ? readDeleted(tx, known.id) : Promise.resolve({ order: null, refusals: [] })),
    decide({ order, refusals }) {
      // The attempt whose answer was lost did delete it: nothing is left by which it could be recognised but that it is gone.
      if (!order && deleting !== null) return { changes: null, status: 200, answer: { ok: true, deleted: deleting } };
      const refused = guard("delete", order, version, actor);
      if (refused || !order) return refuseMove(certain(refused, "a refusal"));
      deleting = order.number;
      const changes = new ChangeSet().remove(orders, { id: order.id });
      for (const { token, kind, refId } of searchRows(order)) changes.remove(searchToken, { kind, token, refId });
      for (const { id } of refusals) changes.set(orderRefusal, { id }, { retriedOrderId: null });
      return { changes, status: 200, answer: { ok: true, deleted: order.number } };
    },
    seal: (answer) => answer,
  });
  if (known && outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, known.id);
  return outcome;
}

async function readDeleted(tx: Tx, orderId: string): Promise<DeletedFacts> {
  const [{ order }, refusals] = await Promise.all([
    readLocked(tx, orderId),
    tx.query<{ id: string }>("draft_refusals", TAKEN_UP, [tx.orgId, orderId]),
  ]);
  return { order, refusals };
}
