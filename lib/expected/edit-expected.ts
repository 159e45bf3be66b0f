import { expectedReceipt, expectedReceiptLine } from "@/db/schema/expected";
import { searchToken } from "@/db/schema/system";
import type { ExpectedState } from "@/db/values";
import { signalChange } from "@/lib/live/signal";
import { denied, type Stamp, type StockOptions, type StockRefusal, worksAt } from "@/lib/receiving/command";
import { findProducts, type StockedProduct } from "@/lib/receiving/read-facts";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import { type Decision, type Outcome, transact } from "@/lib/transaction/transact";
import {
  type ExpectedPlace,
  findExpectedPlace,
  type LockedExpected,
  lockExpected,
  type Missing,
  missingOf,
  namedTwice,
} from "./expected-lines";
import { expectedWords } from "./expected-words";
import type { EditBody } from "./inputs";

export type EditExpectedAnswer = {
  ok: true;
  expected: { id: string; reference: string; state: ExpectedState; version: number; missing: Missing };
} & Stamp;

type Facts = {
  place: ExpectedPlace | undefined;
  expected: LockedExpected | undefined;
  products: StockedProduct[];
  taken: object[];
  words: { token: string }[];
};
type Attempt = { actor: Actor; id: string; body: EditBody; now: Date };

const TAKEN = `select 1 from expected_receipt e join expected_receipt x on x.org_id = e.org_id and x.location_id = e.location_id and x.id <> e.id
  where e.org_id = $1 and e.id = $2::uuid and x.reference = $3`;
const WORDS = "select token from search_token where org_id = $1 and ref_id = $2::uuid and kind = 'expected'";

/**
 * What is announced becomes another: fewer or more units, other products, another day. What has arrived stays as it is, so
 * that its lines cannot be taken away; with nothing missing any longer it closes.
 */
export async function editExpected(
  actor: Actor,
  id: string,
  body: EditBody,
  { once, now = new Date() }: StockOptions = {},
): Promise<Outcome<EditExpectedAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  const outcome = await transact<Facts, EditExpectedAnswer | StockRefused>({
    orgId: actor.orgId,
    once,
    read: (tx) => readFacts(tx, id, body),
    decide: (facts, ids) => decide(facts, { actor, id, body, now }, ids),
    seal: (answer, { txid, at }) => (answer.ok ? { ...answer, txid, at } : answer),
    retryOn: ["expected_receipt_reference"],
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, null);
  return outcome;
}

async function readFacts(tx: Tx, id: string, { reference, lines }: EditBody): Promise<Facts> {
  const [place, expected, products, taken, words] = await Promise.all([
    findExpectedPlace(tx, id),
    lockExpected(tx, id),
    findProducts(tx, lines.map(({ sku }) => sku).sort()),
    tx.query("other_expected_reference", TAKEN, [tx.orgId, id, reference]),
    tx.query<{ token: string }>("expected_words", WORDS, [tx.orgId, id]),
  ]);
  return { place, expected, products, taken, words };
}

function decide(facts: Facts, attempt: Attempt, ids: Ids): Decision<EditExpectedAnswer> | StockRefusal {
  const { expected } = facts;
  const no = refusalOf(facts, attempt);
  if (no || !expected) return no ?? refuseStock("expected_unknown");
  const { id, actor, now, body } = attempt;
  const { kind, reference, supplier, expected_on: expectedOn = null } = body;
  const lines = body.lines.map(({ sku, units }) => ({
    sku,
    units,
    received: expected.lines.find((line) => line.sku === sku)?.received ?? 0,
  }));
  const missing = missingOf(lines);
  const state = missing.length === 0 ? "closed" : expected.state;
  const changes = new ChangeSet();
  const closed = { closedAt: now, closedByKind: actor.kind, closedBy: actor.id };
  const head = { kind, reference, supplier, expectedOn, state, ...(state === "closed" && closed) };
  changes.set(expectedReceipt, { id }, head).add(expectedReceipt, { id }, { version: 1 });
  writeLines(changes, facts, attempt, expected, ids);
  writeWords(changes, id, facts.words, { reference, supplier });
  const answer = { id, reference, state, version: expected.version + 1, missing };
  return { changes, status: 200, answer: { ok: true, expected: answer, txid: null, at: null } };
}

function refusalOf({ place, expected, products, taken }: Facts, { actor, body }: Attempt): StockRefusal | null {
  if (!place || !expected || !worksAt(actor, place.locationId)) return refuseStock("expected_unknown");
  if (expected.state === "closed") return refuseStock("expected_closed");
  if (expected.version !== body.version) return refuseStock("expected_changed");
  for (const { sku } of body.lines) {
    const product = products.find((it) => it.sku === sku);
    if (product?.kind !== "stock") return refuseStock(product ? "not_stocked" : "sku_unknown", sku);
  }
  const twice = namedTwice(body.lines);
  if (twice !== undefined) return refuseStock("named_twice", twice);
  const gone = expected.lines.find(({ sku, received }) => received > 0 && !body.lines.some((line) => line.sku === sku));
  if (gone) return refuseStock("line_arrived", gone.sku, `${gone.received} arrived`);
  return taken.length > 0 ? refuseStock("reference_taken", body.reference) : null;
}

function writeLines(changes: ChangeSet, { products }: Facts, { id, body }: Attempt, { lines: before }: LockedExpected, ids: Ids): void {
  for (const { sku, units, unit_cost: unitCost = null } of body.lines) {
    const known = before.find((line) => line.sku === sku);
    const productId = certain(
      products.find((it) => it.sku === sku),
      "the product",
    ).id;
    if (known) changes.set(expectedReceiptLine, { id: known.id }, { units, unitCost });
    else changes.insert(expectedReceiptLine, { id: ids.next(), expectedReceiptId: id, productId, units, unitCost });
  }
  const gone = before.filter(({ sku }) => !body.lines.some((line) => line.sku === sku));
  for (const line of gone) changes.remove(expectedReceiptLine, { id: line.id });
}

function writeWords(changes: ChangeSet, id: string, known: Facts["words"], after: { reference: string; supplier: string }): void {
  const wanted = expectedWords(id, after);
  const isIn = (rows: readonly { token: string }[], token: string) => rows.some((row) => row.token === token);
  changes.insert(searchToken, ...wanted.filter(({ token }) => !isIn(known, token)));
  for (const { token } of known) if (!isIn(wanted, token)) changes.remove(searchToken, { token, kind: "expected", refId: id });
}
