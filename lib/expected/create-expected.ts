import { expectedReceipt, expectedReceiptLine } from "@/db/schema/expected";
import { searchToken } from "@/db/schema/system";
import { signalChange } from "@/lib/live/signal";
import { denied, type Stamp, type StockOptions, worksAt } from "@/lib/receiving/command";
import { findProducts, type StockedProduct } from "@/lib/receiving/read-facts";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Tx } from "@/lib/transaction/in-tenant";
import { type Outcome, transact } from "@/lib/transaction/transact";
import { namedTwice } from "./expected-lines";
import { expectedWords } from "./expected-words";
import type { ExpectedBody } from "./inputs";

export type CreateExpectedAnswer = { ok: true; expected: { id: string; reference: string; state: "open" } } & Stamp;

type Facts = { products: StockedProduct[]; locations: { id: string }[]; taken: object[] };

const LOCATION = "select id from location where org_id = $1 and code = $2 and archived_at is null";
const TAKEN = `select 1 from expected_receipt e join location l on l.org_id = e.org_id and l.id = e.location_id
  where e.org_id = $1 and l.code = $2 and e.reference = $3`;

/** Goods are announced; nothing is on hand or promised of them until they arrive. */
export async function createExpected(
  actor: Actor,
  body: ExpectedBody,
  { once, now = new Date() }: StockOptions = {},
): Promise<Outcome<CreateExpectedAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  const outcome = await transact<Facts, CreateExpectedAnswer | StockRefused>({
    orgId: actor.orgId,
    once,
    read: (tx) => readFacts(tx, body),
    decide: (facts, ids) => decide(facts, { actor, body, now }, ids),
    seal: (answer, { txid, at }) => (answer.ok ? { ...answer, txid, at } : answer),
    retryOn: ["expected_receipt_reference"],
  });
  if (outcome.kind === "answer" && outcome.answer.ok && !outcome.replayed) signalChange(actor.orgId, null);
  return outcome;
}

async function readFacts(tx: Tx, { location, reference, lines }: ExpectedBody): Promise<Facts> {
  const skus = lines.map(({ sku }) => sku).sort();
  const [products, locations, taken] = await Promise.all([
    findProducts(tx, skus),
    tx.query<{ id: string }>("expected_location", LOCATION, [tx.orgId, location]),
    tx.query("expected_reference_taken", TAKEN, [tx.orgId, location, reference]),
  ]);
  return { products, locations, taken };
}

type Attempt = { actor: Actor; body: ExpectedBody; now: Date };

function decide({ products, locations: [place], taken }: Facts, { actor, body, now }: Attempt, ids: Ids) {
  if (!place) return refuseStock("location_unknown", body.location);
  if (!worksAt(actor, place.id)) return refuseStock("location_not_yours", body.location);
  const byCode = new Map(products.map((product) => [product.sku, product]));
  for (const { sku } of body.lines) {
    if (byCode.get(sku)?.kind !== "stock") return refuseStock(byCode.has(sku) ? "not_stocked" : "sku_unknown", sku);
  }
  const twice = namedTwice(body.lines);
  if (twice !== undefined) return refuseStock("named_twice", twice);
  if (taken.length > 0) return refuseStock("reference_taken", body.reference);
  const { kind, reference, supplier, expected_on: expectedOn = null } = body;
  const id = ids.next();
  const state = "open" as const;
  const changes = new ChangeSet();
  const by = { actorKind: actor.kind, actorId: actor.id, version: 1 };
  changes.insert(expectedReceipt, { id, locationId: place.id, kind, reference, supplier, expectedOn, state, createdAt: now, ...by });
  changes.insert(searchToken, ...expectedWords(id, { reference, supplier }));
  for (const { sku, units, unit_cost: unitCost = null } of body.lines) {
    const productId = certain(byCode.get(sku), "the product").id;
    changes.insert(expectedReceiptLine, { id: ids.next(), expectedReceiptId: id, productId, units, unitCost });
  }
  return { changes, status: 201, answer: { ok: true as const, expected: { id, reference, state }, txid: null, at: null } };
}
