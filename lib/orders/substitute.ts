import { signalChange } from "@/lib/live/signal";
import { plainRate } from "@/lib/ledger/tax";
import { certain, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { type Ids, makeIds } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import { businessDate } from "./business-date";
import { guard } from "./guard";
import type { KeepWaitingBody, SubstituteBody } from "./inputs";
import { commitLockedMove } from "./locked-move";
import { queueEmail } from "./messages";
import { type MoveAnswer, refuseMove, type Refused, sealMove } from "./move-answer";
import { type Order, receivableOf } from "./order";
import type { CommandOptions } from "./place";
import { planSubstitution, type SubstitutionPlan } from "./plan-substitution";
import { shownPrice } from "./price";
import { answerProposal } from "./proposals";
import { findProposal, readSubstitution, type SubstitutionFacts } from "./read-substitution";
import { recordMove } from "./record";
import { freeForNewcomers } from "./supply";
import { ruleFor } from "./transitions";
import { viewOrder } from "./view";
import { type Money, moneyOf, type WireOrder } from "./wire";

/** What a substitution makes of the order, line by line and in money. */
export type SubstitutionChange = {
  original: { line: number; sku: string; name: string; units: number; unit_price: string; discount: string; before: Money; after: Money };
  substitute: { line: number; sku: string; name: string; units: number; unit_price: string; tax_rate: string; total: Money };
  total_before: Money;
  total_after: Money;
  /** Negative where the customer pays less than before. */
  receivable: Money;
};

export type SubstituteAnswer = { ok: true; order: WireOrder; change: SubstitutionChange; txid: string | null; at: string | null } | Refused;

type Attempt = { actor: Actor; body: SubstituteBody; proposalId: string; now: Date };

/** Approves a picker's proposal: the missing units go, the substitute comes, and money and mail follow, in one transaction. */
export async function approveSubstitution(
  actor: Actor,
  proposalId: string,
  body: SubstituteBody,
  { once, now = new Date() }: CommandOptions = {},
): Promise<Outcome<SubstituteAnswer>> {
  const target = await readTenant(actor.orgId, (tx) => findProposal(tx, proposalId));
  if (!target) return { kind: "answer", ...refuseUnknown(actor), mark: null, replayed: false };
  const outcome = await transact<SubstitutionFacts, SubstituteAnswer>({
    orgId: actor.orgId,
    once,
    read: (tx) => readSubstitution(tx, target, "lock"),
    decide: (facts, ids) => decideSubstitution(facts, { actor, body, proposalId, now }, ids),
    seal: sealMove,
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, target.orderId);
  return outcome;
}

export type SubstitutionPreview = { change: SubstitutionChange | null; refused: { code: string; detail: string } | null };

/** What approving an open proposal would change now, or why it would be refused; nothing is locked or written. */
export async function previewSubstitution(tx: Tx, actor: Actor, proposalId: string, now = new Date()): Promise<SubstitutionPreview> {
  const target = certain(await findProposal(tx, proposalId), "a proposal that was found");
  const facts = await readSubstitution(tx, target, "look");
  // Also for who may look and not decide.
  const decider = { ...actor, rights: new Set([...actor.rights, ruleFor("substitute").right]) };
  const version = facts.order?.version ?? 0;
  const { answer } = decideSubstitution(facts, { actor: decider, body: { version }, proposalId, now }, makeIds());
  return answer.ok ? { change: answer.change, refused: null } : { change: null, refused: { code: answer.code, detail: answer.detail } };
}

/** Declines it: the units go on waiting as they do. */
export async function declineSubstitution(
  actor: Actor,
  proposalId: string,
  { version, reason }: KeepWaitingBody,
  options: CommandOptions = {},
): Promise<Outcome<MoveAnswer>> {
  const target = await readTenant(actor.orgId, (tx) => findProposal(tx, proposalId));
  if (!target) return { kind: "answer", ...refuseUnknown(actor), mark: null, replayed: false };
  return commitLockedMove(
    actor,
    target.orderId,
    {
      move: "keep_waiting",
      version,
      apply({ after, now }) {
        const proposal = after.proposals.find(({ id }) => id === proposalId);
        if (!proposal) return refuse("proposal_answered");
        answerProposal(proposal, { state: "declined", answerReason: reason }, { actor, now });
        const line = after.lines.find(({ id }) => id === proposal.lineId)?.line;
        return { open: "placed", reason, details: { line, units: proposal.leftUnits } };
      },
    },
    options,
  );
}

const refuseUnknown = (actor: Actor) => refuseMove(actor.rights.has("edit") ? refuse("proposal_unknown") : refuse("no_right", "edit"));

function decideSubstitution(facts: SubstitutionFacts, { actor, body, proposalId, now }: Attempt, ids: Ids): Decision<SubstituteAnswer> {
  const { order: before, customer, policies, credit } = facts;
  const refused = guard("substitute", before, body.version, actor);
  if (refused || !before || !customer) return refuseMove(certain(refused, "a refusal"));
  const substitute = certain(facts.substitute, "the substitute");
  const free = freeForNewcomers(facts, policies.locations);
  const { locations } = policies;
  const plan = planSubstitution(before, { proposalId, substitute, free, credit, locations, actor, reason: body.reason ?? null, now }, ids);
  if (!plan.ok) return refuseMove(plan);
  const { order: after, original, line, units } = plan;
  const changes = new ChangeSet();
  recordMove(changes, before, after, {
    move: "substitute",
    actor,
    now,
    ids,
    today: businessDate(now, policies.timeZone),
    open: "placed",
    reason: body.reason ?? null,
    details: { line: original.line, units, substitute: { line: line.line, sku: line.sku } },
  });
  const to = { organizationName: policies.organizationName, customerName: customer.name, email: customer.email };
  const told = { original: { sku: original.sku, name: original.name }, substitutedUnits: units };
  queueEmail(changes, "email.units_substituted", after, to, ids, told, (id) => (id === line.id ? units : 0));
  const order = viewOrder(after, { customer, positions: new Map(), rights: actor.rights });
  return { changes, status: 200, answer: { ok: true, order, change: changeOf(before, plan), txid: null, at: null } };
}

function changeOf(before: Order, { order: after, original, line, units }: SubstitutionPlan): SubstitutionChange {
  const money = (minor: number) => moneyOf(minor, after.currency);
  const worth = certain(
    before.lines.find(({ id }) => id === original.id),
    "the line as it was",
  );
  return {
    original: {
      line: original.line,
      sku: original.sku,
      name: original.name,
      units,
      unit_price: shownPrice(original.unitPrice, after.currency),
      discount: plainRate(original.discount),
      before: money(worth.totalMinor),
      after: money(original.totalMinor),
    },
    substitute: {
      line: line.line,
      sku: line.sku,
      name: line.name,
      units,
      unit_price: shownPrice(line.unitPrice, after.currency),
      tax_rate: plainRate(line.taxRate),
      total: money(line.totalMinor),
    },
    total_before: money(before.totalMinor),
    total_after: money(after.totalMinor),
    receivable: money(receivableOf(after) - receivableOf(before)),
  };
}
