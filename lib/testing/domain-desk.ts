import { randomUUID } from "node:crypto";
import { enterCount } from "@/lib/counting/count";
import { countBody, entriesBody } from "@/lib/counting/inputs";
import { openCount } from "@/lib/counting/open-count";
import { closeBody, packScanBody, pickScanBody, putBackBody, recallBody, releaseBody, shipBody, shortBody } from "@/lib/fulfilment/inputs";
import { scanPack } from "@/lib/fulfilment/pack";
import { closePackage } from "@/lib/fulfilment/packages";
import { scanPick } from "@/lib/fulfilment/pick";
import { completePutBack } from "@/lib/fulfilment/put-back";
import { releaseOrders } from "@/lib/fulfilment/release";
import { shipPackages } from "@/lib/fulfilment/ship";
import { reportShort } from "@/lib/fulfilment/short";
import { recallFulfilment } from "@/lib/fulfilment/take-back";
import { approveOrder, placeDraft } from "@/lib/orders/approve";
import { cancelOrder } from "@/lib/orders/cancel";
import { declineOrder } from "@/lib/orders/decline";
import { approveBody, cancelBody, declineBody, placeBody, placeDraftBody } from "@/lib/orders/inputs";
import { placeOrder, rehearseOrder } from "@/lib/orders/place";
import { orderOnWire, readOrderForApi } from "@/lib/orders/read-api";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { certain } from "@/lib/result/refusal";
import { recordCarrierEvents } from "@/lib/shipping/carrier-events";
import { carrierEventsBody } from "@/lib/shipping/event-inputs";
import { buyBody } from "@/lib/shipping/inputs";
import { buyLabel } from "@/lib/shipping/labels";
import type { Actor } from "@/lib/tenancy/actor";
import type { Body, Desk, FloorCall, MoveName, Reply } from "@/lib/testing/desk";
import type { World } from "@/lib/testing/world";
import { hashBody, type OnceKey } from "@/lib/transaction/idempotency";
import type { Outcome } from "@/lib/transaction/transact";

/** The desk that calls the domain in this process. `now` stands still when it is given. */
export function domainDesk(world: World, { actor = world.actor, now }: { actor?: Actor; now?: () => Date } = {}): Desk {
  const options = (route: string, body: object, key: string | undefined) => ({
    once: once(route, body, key),
    ...(now && { now: now() }),
  });
  return {
    world,
    place: async (body, key) => replyOf(await placeOrder(actor, placeBody.parse(body), options("place", body, key))),
    async rehearse(body) {
      const decision = certain(await rehearseOrder(actor, placeBody.parse(body), now?.()), "the right to look");
      return { status: decision.status, body: decision.answer as Body };
    },
    move: async (move, order, body, key) => replyOf(await MOVES[move](actor, order, body, options(move, body, key))),
    receive: async (body, key) => replyOf(await receiveGoods(actor, receiptBody.parse(body), options("receive", body, key))),
    floor: async (call, id, body) => {
      const { status, body: answer } = replyOf(await FLOOR[call](actor, id ?? "", body, options(call, { id, body }, undefined)));
      return { status, body: answer as Record<string, unknown> };
    },
    order: async (idOrNumber) => orderOnWire(certain(await readOrderForApi(actor, idOrNumber), `order ${idOrNumber}`), actor),
  };
}

type Options = { once: OnceKey | undefined; now?: Date };

const MOVES = {
  cancel: (actor, order, body, options) => cancelOrder(actor, order, cancelBody.parse(body), options),
  approve: (actor, order, body, options) => approveOrder(actor, order, approveBody.parse(body), options),
  decline: (actor, order, body, options) => declineOrder(actor, order, declineBody.parse(body), options),
  place: (actor, order, body, options) => placeDraft(actor, order, placeDraftBody.parse(body), options),
} satisfies Record<MoveName, (actor: Actor, order: string, body: object, options: Options) => Promise<Outcome<unknown>>>;

type FloorCommand = (actor: Actor, id: string, body: object, options: Options) => Promise<Outcome<unknown>>;

const FLOOR: Record<FloorCall, FloorCommand> = {
  release: (actor, _id, body, options) => releaseOrders(actor, releaseBody.parse(body), options),
  recall: (actor, id, body, options) => recallFulfilment(actor, id, recallBody.parse(body), options),
  pick: (actor, _id, body, options) => scanPick(actor, pickScanBody.parse(body), options),
  short: (actor, _id, body, options) => reportShort(actor, shortBody.parse(body), options),
  pack: (actor, _id, body, options) => scanPack(actor, packScanBody.parse(body), options),
  close: (actor, id, body, options) => closePackage(actor, id, closeBody.parse(body), options),
  ship: (actor, id, body, options) => shipPackages(actor, id, shipBody.parse(body), options),
  label: (actor, id, body, options) => buyLabel(actor, id, buyBody.parse(body), options),
  carrier_events: (actor, id, body) => recordCarrierEvents(actor, id, carrierEventsBody.parse(body).events),
  put_back: (actor, id, body, options) => completePutBack(actor, id, putBackBody.parse(body), options),
  count: (actor, _id, body, options) => openCount(actor, countBody.parse(body), options),
  count_entry: (actor, id, body, options) => enterCount(actor, id, entriesBody.parse(body), options),
};

const once = (route: string, body: object, key: string | undefined): OnceKey => ({
  route,
  key: key ?? randomUUID(),
  bodyHash: hashBody(body),
});

function replyOf(outcome: Outcome<unknown>): Reply {
  if (outcome.kind === "key_reused") return { status: 422, body: { code: "key_reused" } };
  if (outcome.kind === "key_busy") return { status: 409, body: { code: "key_busy" } };
  return { status: outcome.status, body: outcome.answer as Body };
}
