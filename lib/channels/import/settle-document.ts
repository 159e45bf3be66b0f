import type { DocumentPlan, ImportPlan } from "@/lib/channels/csv/plan-documents";
import type { ImportChoices } from "@/lib/channels/csv/settings";
import type { PlaceBody } from "@/lib/orders/inputs";
import { placeOrder, rehearseOrder } from "@/lib/orders/place";
import type { PlaceAnswer } from "@/lib/orders/wire";
import { assert } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { hashBody } from "@/lib/transaction/idempotency";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Created, Failed } from "./create-missing";

/** What became of one document; all its rows that waited share it. */
export type Settled = {
  rows: number[];
  result: "imported" | "exists" | "exception";
  code: string | null;
  detail: string | null;
  orderId: string | null;
};

export type Earlier = {
  /** Orders of this channel that exist already, by document number. */
  orders: ReadonlyMap<string, string>;
  /** What documents that this very import has placed or tried before it was interrupted were answered. */
  answers: ReadonlyMap<string, PlaceAnswer>;
  /** Documents that an earlier import had refused. */
  refused: ReadonlySet<string>;
};

export type Work = { actor: Actor; jobId: string; plan: ImportPlan; choices: ImportChoices; earlier: Earlier };

export const IMPORT_ROUTE = "import";
export const keyOf = (jobId: string, document: string): string => `${jobId}:${document}`;

/** Places the document's order, once: after a crash the same call finds what the first one did. */
export async function placeDocument(work: Work, plan: DocumentPlan, created: Created): Promise<Settled> {
  const { actor, jobId, earlier } = work;
  const { document, order } = plan;
  const rows = rowsOf(plan);
  const answered = earlier.answers.get(document);
  if (answered) return settleAnswer(rows, answered);
  assert(order !== null, "a document without an order was to be placed");
  const existing = earlier.orders.get(document);
  if (existing) return settled(rows, "exists", { orderId: existing });
  const failed = failureFor(plan, created);
  if (failed) return settled(rows, "exception", { code: failed.code, detail: failed.detail });
  // Trying the same refused document again must not add a row to the list of refusals each time.
  if (earlier.refused.has(document)) {
    const rehearsed = await rehearseOrder(actor, order);
    if (rehearsed && !rehearsed.answer.ok) return settleAnswer(rows, rehearsed.answer);
  }
  return settleAnswer(rows, await place(actor, order, keyOf(jobId, document)));
}

/** What placing would do now. Products and customers that would have to be created first cannot be rehearsed with. */
export async function rehearseDocument(work: Work, plan: DocumentPlan): Promise<Settled> {
  const { document, order, missing } = plan;
  const rows = rowsOf(plan);
  assert(order !== null, "a document without an order was to be rehearsed");
  const existing = work.earlier.orders.get(document);
  if (existing) return settled(rows, "exists", { orderId: existing });
  if (missing.customer !== null || missing.skus.length > 0) return foresee(rows, work, plan);
  const rehearsed = await rehearseOrder(work.actor, order);
  assert(rehearsed !== null, "rehearsing needs the right view");
  return settleAnswer(rows, rehearsed.answer);
}

const failureFor = ({ missing }: DocumentPlan, created: Created): Failed | null =>
  (missing.customer === null ? undefined : created.customers.get(missing.customer)) ?? (missing.skus.length > 0 ? created.products : null);

async function place(actor: Actor, order: PlaceBody, key: string): Promise<PlaceAnswer> {
  const once = { route: IMPORT_ROUTE, key, bodyHash: hashBody(order) };
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await placeOrder(actor, order, { once });
    if (outcome.kind === "answer") return outcome.answer;
    // Another run of this import placed the document by products and customers of another moment: its answer is the truth.
    if (outcome.kind === "key_reused") return readAnswer(actor.orgId, key);
    if (attempt === 3) throw new Error("another run holds the same document for too long");
  }
}

async function readAnswer(orgId: string, key: string): Promise<PlaceAnswer> {
  const [stored] = await readTenant(orgId, (tx) =>
    tx.query<{ answer: PlaceAnswer }>(
      "answer_of_document",
      "select answer from idempotency_key where org_id = $1 and route = $2 and key = $3",
      [orgId, IMPORT_ROUTE, key],
    ),
  );
  assert(stored !== undefined, "a key that was used has no answer");
  return stored.answer;
}

function settleAnswer(rows: number[], answer: PlaceAnswer): Settled {
  if (!answer.ok) {
    if (answer.code === "duplicate_external") return settled(rows, "exists", { orderId: answer.subject });
    return settled(rows, "exception", { code: answer.code, detail: answer.detail });
  }
  const { order } = answer;
  const parked = order.status === "pending_approval";
  const waits = order.lines.reduce((units, line) => units + line.backordered, 0);
  const detail = parked
    ? "Waits for approval: it would pass the credit limit."
    : waits > 0
      ? `${waits.toLocaleString("en")} units wait for stock.`
      : null;
  return settled(rows, "imported", {
    code: parked ? "pending_approval" : waits > 0 ? "backordered" : null,
    detail,
    orderId: order.number === "" ? null : order.id,
  });
}

function foresee(rows: number[], { plan, choices }: Work, { missing }: DocumentPlan): Settled {
  const stocked = missing.skus.filter((sku) => choices.chargesAs === "charge" || !plan.products.get(sku)?.isCharge);
  const short = stocked[0];
  if (choices.short === "refuse" && short !== undefined)
    return settled(rows, "exception", {
      code: "stock_short",
      detail: `${short} would be created without stock, and this order may not wait for it.`,
    });
  const made = [
    ...(missing.customer === null ? [] : [`customer ${missing.customer}`]),
    ...(missing.skus.length === 0 ? [] : [`${missing.skus.length} ${missing.skus.length === 1 ? "product" : "products"}`]),
  ].join(" and ");
  return settled(rows, "imported", { code: "creates_first", detail: `Creates ${made} first, so stock and credit could not be rehearsed.` });
}

/** Of these the ones that wait are settled; the others were named as exceptions and keep their names. */
const rowsOf = ({ verdicts }: DocumentPlan): number[] => verdicts.map(({ row }) => row);

const settled = (rows: number[], result: Settled["result"], more: Partial<Pick<Settled, "code" | "detail" | "orderId">>): Settled => ({
  rows,
  result,
  code: null,
  detail: null,
  orderId: null,
  ...more,
});
