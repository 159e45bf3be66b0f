import { substitutionProposal } from "@/db/schema/substitution";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { changedOf, setIfChanged } from "./changed-of";
import type { Line, Order, Proposal } from "./order";

type Answering = { actor: Pick<Actor, "kind" | "id">; now: Date };
export type Lapsed = { line: number; units: number };

/** The proposal is answered, one way or the other. Changes it in place. */
export function answerProposal(
  proposal: Proposal,
  answer: Pick<Proposal, "state"> & Partial<Pick<Proposal, "answerReason" | "substituteLineId">>,
  { actor, now }: Answering,
): void {
  Object.assign(proposal, { answeredAt: now, answeredByKind: actor.kind, answeredBy: actor.id }, answer);
}

/**
 * Whatever moved the order: proposals ask for no more units than still wait. The newest is cut first, and lapses with
 * its last unit. Changes the order in place and returns what was cut.
 */
export function lapseProposals(order: Order, answering: Answering): Lapsed[] {
  const lapsed: Lapsed[] = [];
  if (order.proposals.length === 0) return lapsed;
  for (const line of order.lines) {
    const open = openOf(order, line);
    let excess = open.reduce((sum, { leftUnits }) => sum + leftUnits, 0) - line.backordered;
    for (const proposal of open.toReversed()) {
      if (excess <= 0) break;
      const cut = Math.min(excess, proposal.leftUnits);
      proposal.leftUnits -= cut;
      excess -= cut;
      if (proposal.leftUnits === 0) answerProposal(proposal, { state: "lapsed" }, answering);
      lapsed.push({ line: line.line, units: cut });
    }
  }
  return lapsed;
}

const openOf = (order: Order, line: Pick<Line, "id">): Proposal[] =>
  order.proposals.filter(({ lineId, state }) => lineId === line.id && state === "open");

export function writeProposals(changes: ChangeSet, before: Order | null, after: Order, { commitId }: Pick<Ids, "commitId">): void {
  const known = new Map(before?.proposals.map((row) => [row.id, row]));
  for (const row of after.proposals) {
    const earlier = known.get(row.id);
    const answered = row.state === "open" ? {} : { answeredCommitId: commitId };
    if (!earlier) changes.insert(substitutionProposal, { orderId: after.id, ...row });
    else
      setIfChanged(changedOf(earlier, row, CHANGING), (values) =>
        changes.set(substitutionProposal, { id: row.id }, { ...values, ...answered }),
      );
  }
}

const CHANGING = [
  "leftUnits",
  "state",
  "answeredAt",
  "answeredByKind",
  "answeredBy",
  "answerReason",
  "substituteLineId",
] as const satisfies readonly (keyof Proposal)[];
