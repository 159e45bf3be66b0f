import { signalChange } from "@/lib/live/signal";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { refuseDrawn } from "./drawn-lines";
import { decidePlacement } from "./placement";
import { guard } from "./guard";
import type { ApproveBody, PlaceDraftBody } from "./inputs";
import { refuseMove } from "./move-answer";
import { copyOrder, type Order } from "./order";
import type { PlacementFacts } from "./placement-facts";
import { type CommandOptions, sealPlacement } from "./place";
import { assembleOrder, findOrder } from "./read-order";
import { type PlacementQuery, readPlacement } from "./read-placement";
import { readBesideRefusals, type SentBefore, settling } from "./settle-refusals";
import type { PlaceAnswer } from "./wire";

/** Places an order that waited for approval, after checking stock and credit again; all four consequences happen now. */
export const approveOrder = (
  actor: Actor,
  idOrNumber: string,
  body: ApproveBody,
  options: CommandOptions = {},
): Promise<Outcome<PlaceAnswer>> => placeExisting("approve", actor, idOrNumber, body, options);

/** Places a draft as it was saved, with the prices that it was drawn up with. */
export const placeDraft = (
  actor: Actor,
  idOrNumber: string,
  body: PlaceDraftBody,
  options: CommandOptions = {},
): Promise<Outcome<PlaceAnswer>> => placeExisting("place", actor, idOrNumber, body, options);

type Existing = { move: "approve" | "place"; actor: Actor; body: ApproveBody; now: Date };

async function placeExisting(
  move: Existing["move"],
  actor: Actor,
  idOrNumber: string,
  body: ApproveBody,
  { once, now = new Date() }: CommandOptions,
): Promise<Outcome<PlaceAnswer>> {
  const known = await readTenant(actor.orgId, async (tx) => {
    const order = await findOrder(tx, idOrNumber);
    return order && { order, skus: await skusOf(tx, order) };
  });
  if (!known)
    return { kind: "answer", ...refuseMove(certain(guard(move, null, body.version, actor), "a refusal")), mark: null, replayed: false };
  const outcome = await transact<PlacementFacts & SentBefore, PlaceAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) => readBesideRefusals(tx, known.order, () => readPlacement(tx, queryOf(known.order, known.skus, move), "lock")),
    decide: (facts, ids) => settling(decideExisting(facts, { move, actor, body, now }, ids), facts.sentBefore),
    seal: sealPlacement,
    retryOn: ["customer_tag_one_first"],
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, known.order.id);
  return outcome;
}

const PARTS = "select sku from product where org_id = $1 and id = any($2::uuid[])";

/** What the lines name, and what they were made of when they were drawn up: a bundle may be made of something else by now. */
async function skusOf(tx: Tx, { lines }: Order): Promise<string[]> {
  const parts = lines.flatMap(({ components }) => components.map(({ productId }) => productId));
  const rows = await tx.query<{ sku: string }>("skus_of_parts", PARTS, [tx.orgId, [...new Set(parts)]]);
  return [...new Set([...lines, ...rows].map(({ sku }) => sku))];
}

const queryOf = (order: Order, skus: readonly string[], move: Existing["move"]): PlacementQuery => ({
  customer: order.customerId,
  currency: order.currency,
  skus,
  strategy: order.strategy,
  orderId: order.id,
  channel: null,
  externalId: null,
  // A parked order keeps the terms it was placed on, even if the customer pays in advance by now; a draft has none yet.
  terms: move === "approve" ? "order" : "customer",
});

function decideExisting(facts: PlacementFacts, { move, actor, body, now }: Existing, ids: Ids): Decision<PlaceAnswer> {
  const { existing, customer } = facts;
  const before = existing && assembleOrder(existing.header, existing.parts);
  const refused = guard(move, before, body.version, actor);
  if (refused || !before || !existing) return refuseMove(certain(refused, "a refusal"));
  if (!customer) throw new Error("Bug: the order's customer is missing");
  if (customer.archived) return refuseMove({ ok: false, code: "customer_archived", subject: customer.code });
  const undrawable = refuseDrawn(before.lines, facts.products);
  if (undrawable) return refuseMove(undrawable);
  const drawn = copyOrder(before);
  if (move === "place") Object.assign(drawn, { terms: customer.terms, termsDays: customer.termsDays, contactId: customer.contactId });
  const override = body.override ?? null;
  const request = { order: before.id, version: body.version, override };
  return decidePlacement(
    { move, actor, now, facts, customer, before, drawn, destination: existing.point, override, request, changes: new ChangeSet() },
    ids,
  );
}
