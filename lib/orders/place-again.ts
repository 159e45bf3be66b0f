import type { Actor } from "@/lib/tenancy/actor";
import type { Tx } from "@/lib/transaction/in-tenant";
import { type Outcome, transact } from "@/lib/transaction/transact";
import type { PlaceBody } from "./inputs";
import { nextOrderNumber } from "./numbers";
import { type CommandOptions, denyWithoutRight, RETRY_PLACING_ON, sealPlacement, signalPlaced, underLocks } from "./place";
import { refuseEarly } from "./placement";
import type { PlacementFacts } from "./placement-facts";
import { queryFor, readPlacement } from "./read-placement";
import { readBesideRefusals, type SentBefore, settling } from "./settle-refusals";
import type { PlaceAnswer } from "./wire";

/** What was refused, and by which the same order was refused again when it was tried since. */
type Tried = { id: string; number: string | null; dismissed: boolean };
type AgainFacts = PlacementFacts & SentBefore & { tried: Tried[] };

type AgainOptions = CommandOptions & {
  /** As it was asked for: what somebody let be in the meantime stays so. */
  unchanged?: boolean;
};

/**
 * Places, or saves as a draft, what was refused, and settles the refusal with it: in one transaction, so that however many try
 * at once there is one order. Another order came of it already: refused with its number.
 */
export async function placeAgain(
  actor: Actor,
  refusalId: string,
  body: PlaceBody,
  { once, now = new Date(), unchanged = false }: AgainOptions = {},
): Promise<Outcome<PlaceAnswer>> {
  const denied = denyWithoutRight(actor, body);
  if (denied) return denied;
  const number = await nextOrderNumber(actor.orgId);
  const decideHeld = underLocks();
  const query = queryFor(body);
  const outcome = await transact<AgainFacts, PlaceAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) =>
      readBesideRefusals(tx, query, async () => {
        const [tried, facts] = await Promise.all([lockTried(tx, refusalId), readPlacement(tx, query, "lock")]);
        return { ...facts, tried };
      }),
    decide(facts, ids) {
      const [first] = facts.tried;
      if (!first) return refuseEarly("not_found", null);
      const placed = facts.tried.find((row) => row.number !== null);
      if (placed) return refuseEarly("placed_already", placed.number);
      if (unchanged && facts.tried.some(({ id, dismissed }) => id === refusalId && dismissed))
        return refuseEarly("refusal_dismissed", null);
      const settled = [...facts.tried.map(({ id }) => id), ...facts.sentBefore];
      return settling(decideHeld(facts, { actor, body, now, number, againOf: first.id }, ids), settled);
    },
    seal: sealPlacement,
    retryOn: RETRY_PLACING_ON,
  });
  signalPlaced(actor, outcome);
  return outcome;
}

const FAMILY = `select coalesce(again_of, id) as id from order_refusal where org_id = $1 and id = $2::uuid`;

const FIRST = `select id from order_refusal where org_id = $1 and id = (${FAMILY}) for no key update`;

const TRIED = `with f as materialized (${FAMILY}) select r.id, r.dismissed_at is not null as dismissed,
  (select o.number from orders o where o.org_id = r.org_id and o.id = r.retried_order_id) as number
  from order_refusal r where r.org_id = $1 and (r.id = (select id from f) or r.again_of = (select id from f)) order by r.id for no key update`;

/** The first refusal is the lock of all; what came of it is read behind that, or it would be what it was before the wait. */
async function lockTried(tx: Tx, refusalId: string): Promise<Tried[]> {
  const [, tried] = await Promise.all([
    tx.query("refusal_first", FIRST, [tx.orgId, refusalId]),
    tx.query<Tried>("refusal_tried", TRIED, [tx.orgId, refusalId]),
  ]);
  return tried;
}
