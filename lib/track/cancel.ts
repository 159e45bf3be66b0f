import { cancelOrder, rehearseCancel } from "@/lib/orders/cancel";
import type { CancelBody } from "@/lib/orders/inputs";
import type { CancelAnswer, Released } from "@/lib/orders/move-answer";
import { certain, type Refusal, refuse } from "@/lib/result/refusal";
import { type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { inMinutes } from "@/lib/tenancy/sign-in";
import { hashBody } from "@/lib/transaction/idempotency";
import { readTenant } from "@/lib/transaction/in-tenant";
import { customerActor } from "./customer-actor";
import { officeReason, type TrackCancel } from "./inputs";
import { type OpenLink, openLink } from "./open-link";
import { type TrackRefusalCode, trackCode } from "./refusals";

/** What a customer's cancel does or did: units canceled at once, asked back from the warehouse, and left to a return. */
export type CustomerCancel = { ok: true; now: number; putBack: number; returnable: number; dueLessMinor: number; whole: boolean };
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
  const taken = await takeHit(limitKey("track-cancel", link.id), ATTEMPTS);
  if (!taken.ok) return refuse("too_many_attempts", inMinutes(taken.retryAfterSeconds));
  const body: CancelBody = { version, reason: officeReason(reason), lines };
  const once = { route: `customer's page ${link.orderId}`, key, bodyHash: hashBody(body) };
  const outcome = await cancelOrder(await actorOf(link), link.orderId, body, { once, now });
  return outcome.kind === "answer" ? toldToCustomer(outcome.answer) : refuse("busy");
}

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
  const sum = (of: (line: Released["lines"][number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    ok: true,
    now: sum(({ units }) => units),
    putBack: sum(({ put_back }) => put_back),
    returnable,
    dueLessMinor: receivable.amount_minor,
    whole: answer.order.status === "canceled",
  };
}
