import { expectedArrival, expectedReceipt, expectedReceiptLine } from "@/db/schema/expected";
import type { ExpectedState } from "@/db/values";
import { denied, type StockOptions, worksAt } from "@/lib/receiving/command";
import type { ReceiptBody } from "@/lib/receiving/inputs";
import { type ReceiptAnswer, receiveBeside } from "@/lib/receiving/receive";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import {
  type ExpectedLine,
  findExpectedPlace,
  type LockedExpected,
  lockExpected,
  type Missing,
  missingOf,
  readExpectedLines,
} from "./expected-lines";
import type { ArrivedBody } from "./inputs";

type Extra = { expected: { id: string; state: ExpectedState; missing: Missing } };
export type ReceiveExpectedAnswer = ReceiptAnswer & Extra;

/**
 * What arrived of an expected receipt, more or less than was announced: stock, cost, waiting orders and the expected lines
 * move in one transaction. It closes by itself when nothing is missing.
 */
export async function receiveExpected(
  actor: Actor,
  id: string,
  body: ArrivedBody,
  options: StockOptions = {},
): Promise<Outcome<ReceiveExpectedAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  const found = await readTenant(actor.orgId, async (tx) => {
    const place = await findExpectedPlace(tx, id);
    return place && { ...place, lines: await readExpectedLines(tx, id) };
  });
  if (!found || !worksAt(actor, found.locationId)) return plainly(refuseStock("expected_unknown"));
  const stranger = body.lines.find(({ sku }) => !found.lines.some((line) => line.sku === sku));
  if (stranger) return plainly(refuseStock("not_expected", stranger.sku));
  const lines = body.lines.flatMap((line) => receiptLines(line, found.lines));
  return receiveBeside<LockedExpected | undefined, Extra>(
    actor,
    { location: found.location, reference: body.reference ?? found.reference, lines },
    options,
    {
      read: (tx) => lockExpected(tx, id),
      decide: (expected, changes, now, receiptId) => {
        changes.insert(expectedArrival, { receiptId, expectedReceiptId: id });
        return decide(changes, certain(expected, "the expected receipt"), { actor, id, body, now, seen: found.lines });
      },
    },
  );
}

const plainly = (refusal: ReturnType<typeof refuseStock>) => ({ kind: "answer" as const, ...refusal, mark: null, replayed: false });

/** Good and damaged units, at the cost that was agreed. */
function receiptLines(line: ArrivedBody["lines"][number], expected: readonly ExpectedLine[]): ReceiptBody["lines"] {
  const { sku, units, damaged, bin, lot, expires_on } = line;
  const of = { sku, lot, expires_on, unit_cost: expected.find((it) => it.sku === sku)?.unitCost ?? null };
  return [
    ...(units > 0 ? [{ ...of, units, bin }] : []),
    ...(damaged > 0 ? [{ ...of, units: damaged, condition: "damaged" as const }] : []),
  ];
}

/** What arrived was costed by the lines that were seen: a line that is gone or costs something else now is looked at again. */
type Attempt = { actor: Actor; id: string; body: ArrivedBody; now: Date; seen: readonly ExpectedLine[] };

const costOf = (lines: readonly ExpectedLine[], sku: string) => lines.find((line) => line.sku === sku)?.unitCost;

function decide(changes: ChangeSet, { state: before, lines }: LockedExpected, { actor, id, body, now, seen }: Attempt) {
  if (before === "closed") return refuseStock("expected_closed");
  const changed = body.lines.find(({ sku }) => costOf(lines, sku) !== costOf(seen, sku));
  if (changed) return refuseStock(lines.some(({ sku }) => sku === changed.sku) ? "expected_changed" : "not_expected", changed.sku);
  const after = lines.map((line) => {
    const arrived = body.lines.filter(({ sku }) => sku === line.sku);
    const damaged = arrived.reduce((sum, it) => sum + it.damaged, 0);
    const received = arrived.reduce((sum, it) => sum + it.units, damaged);
    if (received > 0) changes.add(expectedReceiptLine, { id: line.id }, { receivedUnits: received, damagedUnits: damaged });
    return { ...line, received: line.received + received };
  });
  const missing = missingOf(after);
  const state: ExpectedState = missing.length === 0 ? "closed" : "receiving";
  const closed = { closedAt: now, closedByKind: actor.kind, closedBy: actor.id };
  changes.set(expectedReceipt, { id }, { state, ...(state === "closed" && closed) }).add(expectedReceipt, { id }, { version: 1 });
  return { ok: true as const, extra: { expected: { id, state, missing } } };
}
