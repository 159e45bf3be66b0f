import { expectedReceipt } from "@/db/schema/expected";
import { signalChange } from "@/lib/live/signal";
import { denied, type Stamp, type StockOptions, worksAt } from "@/lib/receiving/command";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { type Outcome, transact } from "@/lib/transaction/transact";
import { type ExpectedPlace, findExpectedPlace, type LockedExpected, lockExpected, type Missing, missingOf } from "./expected-lines";
import type { CloseBody } from "./inputs";

export type CloseExpectedAnswer = { ok: true; expected: { id: string; state: "closed"; missing: Missing } } & Stamp;

type Facts = { place: ExpectedPlace | undefined; expected: LockedExpected | undefined };

/** Nothing more is awaited: what is missing stays missing, and the answer says what it is. The reason says why, and who closed it is kept. */
export async function closeExpected(
  actor: Actor,
  id: string,
  { reason = null }: CloseBody = {},
  { once, now = new Date() }: StockOptions = {},
): Promise<Outcome<CloseExpectedAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  const outcome = await transact<Facts, CloseExpectedAnswer | StockRefused>({
    orgId: actor.orgId,
    once,
    read: async (tx) => {
      const [place, expected] = await Promise.all([findExpectedPlace(tx, id), lockExpected(tx, id)]);
      return { place, expected };
    },
    decide({ place, expected }) {
      if (!place || !expected || !worksAt(actor, place.locationId)) return refuseStock("expected_unknown");
      if (expected.state === "closed") return refuseStock("expected_closed");
      const by = { closedByKind: actor.kind, closedBy: actor.id, closeReason: reason };
      const changes = new ChangeSet()
        .set(expectedReceipt, { id }, { state: "closed", closedAt: now, ...by })
        .add(expectedReceipt, { id }, { version: 1 });
      const closed = { id, state: "closed" as const, missing: missingOf(expected.lines) };
      return { changes, status: 200, answer: { ok: true, expected: closed, txid: null, at: null } };
    },
    seal: (answer, { txid, at }) => (answer.ok ? { ...answer, txid, at } : answer),
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, null);
  return outcome;
}
