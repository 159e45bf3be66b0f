import { cancelOrder, rehearseCancel } from "@/lib/orders/cancel";
import type { CancelBody } from "@/lib/orders/inputs";
import type { CancelAnswer, Released } from "@/lib/orders/move-answer";
import type { WireOrder } from "@/lib/orders/wire";
import { certain, type Refusal, refuse } from "@/lib/result/refusal";
import { giveBack, type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { inMinutes } from "@/lib/tenancy/sign-in";
import { hashBody } from "@/lib/transaction/idempotency";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { customerActor } from "./customer-actor";
import { officeReason, type TrackCancel } from "./inputs";
import { type OpenLink, openLink } from "./open-link";
import { type TrackRefusalCode, trackCode } from "./refusals";

/**
 * What a customer's cancel does or did, in units of goods: canceled at once, asked back from the warehouse, left to a return,
 * and still to be sent after it. Services that go with them are named.
 */
export type CustomerCancel = {
  ok: true;
  now: number;
  putBack: number;
  returnable: number;
  goesOn: number;
  services: string[];
  dueLessMinor: number;
  whole: boolean;
};
export type TrackRefusal = Refusal<TrackRefusalCode>;

const ATTEMPTS: Limit = { hits: 20, windowSeconds: 60 * 60 };

/** Cancels what the customer chose, by the command that the office and the API use, as somebody who may do nothing else. */
export async function cancelByLink(
  { token, key, version, reason, lines }: TrackCancel,
  address: string,
  now = new Date(),
): Promise<CustomerCancel | TrackRefusal> {
  const opened = await openLink(token, address);
  if (opened.kind === "too_many") return refuse("too_many_attempts", inMinutes(opened.retryAfterSeconds));
  if (opened.kind === "ended") return refuse("ended");
  const { link } = opened;
  const attempts = limitKey("track-cancel", link.id);
  const taken = await takeHit(attempts, ATTEMPTS);
  if (!taken.ok) return refuse("too_many_attempts", inMinutes(taken.retryAfterSeconds));
  const body: CancelBody = { version, reason: officeReason(reason), lines };
  const once = { route: `customer's page ${link.orderId}`, key, bodyHash: hashBody(body) };
  const outcome = await cancelOrder(await actorOf(link), link.orderId, body, { once, now });
  if (decidedNothing(outcome)) await giveBack(attempts, false);
  if (outcome.kind === "answer") return toldToCustomer(outcome.answer);
  // The key of a form that was drawn for other units: the page is an old one.
  return refuse(outcome.kind === "key_reused" ? "stale" : "busy");
}

/** Whoever met a newer order, or clicked twice, has not used up an attempt. */
const decidedNothing = (outcome: Outcome<CancelAnswer>): boolean =>
  outcome.kind !== "answer" || outcome.replayed || (!outcome.answer.ok && outcome.answer.code === "stale");

/** What canceling would do now; nothing is written or promised. */
export async function previewByLink(link: OpenLink, body: CancelBody, now = new Date()): Promise<CustomerCancel | TrackRefusal> {
  const { answer } = await rehearseCancel(await actorOf(link), link.orderId, body, now);
  return toldToCustomer(answer);
}

const MAY = `select customers_cancel as "customersCancel" from org_policy where org_id = $1`;

async function actorOf(link: OpenLink) {
  const [policy] = await readTenant(link.orgId, (tx) => tx.query<{ customersCancel: boolean }>("track_policy", MAY, [tx.orgId]));
  return customerActor(link, certain(policy, "the policies of the organization").customersCancel);
}

function toldToCustomer(answer: CancelAnswer): CustomerCancel | TrackRefusal {
  if (!answer.ok) return refuse(trackCode(answer.code), answer.subject);
  const { lines, returnable, receivable } = answer.released;
  const goods = answer.order.lines.filter(({ kind }) => kind === "stock");
  const numbers = new Set(goods.map(({ line }) => line));
  const sum = (of: (line: Released["lines"][number]) => number) =>
    lines.reduce((total, row) => total + (numbers.has(row.line) ? of(row) : 0), 0);
  return {
    ok: true,
    now: sum(({ units }) => units),
    putBack: sum(({ put_back }) => put_back),
    returnable,
    goesOn: goods.reduce((total, line) => total + unsent(line), 0),
    services: answer.order.lines
      .filter(({ line, kind }) => kind === "service" && lines.some((row) => row.line === line))
      .map(({ name }) => name),
    dueLessMinor: receivable.amount_minor,
    whole: answer.order.status === "canceled",
  };
}

/** Units that have not left and that nobody asked back. */
const unsent = ({ unallocated, backordered, reserved, picked, packed, cancel_pending }: WireOrder["lines"][number]): number =>
  unallocated + backordered + reserved + picked + packed - cancel_pending;
