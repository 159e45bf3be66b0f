import { signalChange } from "@/lib/live/signal";
import { certain } from "@/lib/result/refusal";
import { carrierOf as everyCarrier, type CarrierOf } from "@/lib/shipping/ask-carrier";
import type { BuyBody } from "@/lib/shipping/inputs";
import { type Asked, decideBuy, decideVoid, type LabelDecision, obstacleTo } from "@/lib/shipping/label-moves";
import { chooseQuote, quoteAll } from "@/lib/shipping/quote-package";
import { findLabel, type WireLabel } from "@/lib/shipping/read-label";
import { type PackageAndLabels, type PackageFacts, readPackage } from "@/lib/shipping/read-package";
import { refused, SHIPPING_REFUSALS, type ShippingRefused } from "@/lib/shipping/refusals";
import { settleLabel } from "@/lib/shipping/settle-label";
import type { Actor } from "@/lib/tenancy/actor";
import type { OnceKey } from "@/lib/transaction/idempotency";
import { readTenant } from "@/lib/transaction/in-tenant";
import { type Outcome, transact } from "@/lib/transaction/transact";

export type LabelOptions = { once?: OnceKey | undefined; now?: Date; carrierOf?: CarrierOf };
export type LabelAnswer = { ok: true; label: WireLabel };

const MOST_TRIES = 4;

/**
 * Buys a label for a closed package. What is wanted is recorded first, under a key minted once; the carrier is asked after the
 * commit and its answer recorded then. An answer that got lost is read back under the same key, so nothing is bought twice.
 */
export async function buyLabel(
  actor: Actor,
  packageId: string,
  body: BuyBody,
  options: LabelOptions = {},
): Promise<Outcome<LabelAnswer | ShippingRefused>> {
  const carrierOf = options.carrierOf ?? everyCarrier;
  if (!actor.rights.has("buy_label")) return plainly(refused("no_right", "buy_label"));
  for (let attempt = 1; ; attempt += 1) {
    const { pack } = await readTenant(actor.orgId, (tx) => readPackage(tx, packageId, "look"));
    const asked = await askPrices(actor, pack, body, carrierOf);
    const outcome = await transact<PackageAndLabels, LabelDecision>({
      orgId: actor.orgId,
      once: options.once,
      read: (tx) => readPackage(tx, packageId, "lock"),
      decide: (facts, ids) => decideBuy(facts, asked, ids.next(), body),
      seal: (answer) => answer,
      retryOn: ["label_one_valid"],
    });
    const stale = outcome.kind === "answer" && !outcome.answer.ok && outcome.answer.code === "facts_changed";
    if (stale && attempt < MOST_TRIES) continue;
    return answerWith(actor.orgId, await followReplaced(actor.orgId, packageId, outcome, asked), carrierOf);
  }
}

/**
 * The label in place of a retired one is wanted in a transaction of its own, because the index of valid labels holds at every
 * moment of a statement. Its id stands in the first answer, so that a repeated request finds or finishes it.
 */
async function followReplaced(
  orgId: string,
  packageId: string,
  outcome: Outcome<LabelDecision>,
  asked: Asked,
): Promise<Outcome<LabelDecision>> {
  if (outcome.kind !== "answer" || !outcome.answer.ok || outcome.answer.replaced === null) return outcome;
  const { answer } = outcome;
  const followed = await transact<PackageAndLabels, LabelDecision>({
    orgId,
    read: (tx) => readPackage(tx, packageId, "lock"),
    decide: (facts) => {
      if (facts.labels.some(({ id }) => id === answer.label_id)) return { changes: null, status: outcome.status, answer };
      const decided = decideBuy(facts, asked, answer.label_id, {});
      return decided.answer.ok ? { ...decided, answer } : decided;
    },
    seal: (it) => it,
    retryOn: ["label_one_valid"],
  });
  return followed.kind === "answer" && followed.answer.ok ? outcome : followed;
}

/** Gives a label back that was not shipped. The package can get another one at once. */
export async function voidLabel(
  actor: Actor,
  labelId: string,
  options: LabelOptions = {},
): Promise<Outcome<LabelAnswer | ShippingRefused>> {
  if (!actor.rights.has("buy_label")) return plainly(refused("no_right", "buy_label"));
  const found = await findLabel(actor.orgId, labelId);
  if (!found) return plainly(refused("not_found"));
  const outcome = await transact<PackageAndLabels, LabelDecision>({
    orgId: actor.orgId,
    once: options.once,
    read: (tx) => readPackage(tx, found.package_id, "lock"),
    decide: (facts) => decideVoid(actor, facts, labelId),
    seal: (answer) => answer,
  });
  return answerWith(actor.orgId, outcome, options.carrierOf ?? everyCarrier);
}

const plainly = (answer: ShippingRefused): Outcome<ShippingRefused> => ({
  kind: "answer",
  answer,
  status: SHIPPING_REFUSALS[answer.code].status,
  mark: null,
  replayed: false,
});

async function askPrices(actor: Actor, pack: PackageFacts | undefined, body: BuyBody, carrierOf: CarrierOf): Promise<Asked> {
  const refusal = obstacleTo(actor, pack);
  if (refusal) return { refusal };
  const about = certain(pack, "package");
  const to = certain(about.to, "address");
  const weightG = certain(about.weightG, "weight");
  const quotes = await quoteAll(actor.orgId, carrierOf, { from: about.from, to, weightG, sizeMm: about.sizeMm });
  const chosen = chooseQuote(quotes, body, `${to.postcode} ${to.city}, ${to.country}, ${(weightG / 1000).toFixed(2)} kg`);
  return "ok" in chosen ? { refusal: chosen } : { refusal: null, about, to, quotes, chosen };
}

/** After the commit: the carrier is asked, and the answer is the label as it stands then. */
async function answerWith(
  orgId: string,
  outcome: Outcome<LabelDecision>,
  carrierOf: CarrierOf,
): Promise<Outcome<LabelAnswer | ShippingRefused>> {
  if (outcome.kind !== "answer") return outcome;
  const { answer } = outcome;
  if (!answer.ok) return { ...outcome, answer };
  if (answer.replaced !== null) await settleLabel(orgId, answer.replaced, carrierOf);
  await settleLabel(orgId, answer.label_id, carrierOf, outcome.replayed ? "again" : "first");
  const found = certain(await findLabel(orgId, answer.label_id), "label");
  signalChange(orgId, found.order_id);
  if (found.state === "failed") return { ...outcome, ...refusal(refused("carrier_refused", found.refused_because)) };
  return { ...outcome, status: found.state === "wanted" ? 202 : outcome.status, answer: { ok: true, label: found } };
}

const refusal = (answer: ShippingRefused) => ({ answer, status: SHIPPING_REFUSALS[answer.code].status });
