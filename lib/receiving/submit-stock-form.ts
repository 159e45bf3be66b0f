import "server-only";
import type { z } from "zod";
import { certain, type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { hashBody, type OnceKey } from "@/lib/transaction/idempotency";
import type { Outcome } from "@/lib/transaction/transact";
import { adjustStock, type AdjustmentAnswer } from "./adjust";
import { lookUpCodes } from "./read-lookup";
import { findStockProduct } from "./read-stock-page";
import { receiveGoods, type ReceiptAnswer } from "./receive";
import { receiveTransfer, type TransferReceiptAnswer } from "./receive-transfer";
import { STOCK_REFUSALS, type StockRefused } from "./refusals";
import { type adjustForm, type arrivalForm, formSentence, type receiveForm, type StockFormCode, type transferForm } from "./stock-forms";
import { sendTransfer, type TransferAnswer } from "./transfer";

export type StockFormRefused = Refusal<StockFormCode>;

export const onceKey = (name: string, key: string, body: object): OnceKey => ({ route: `form ${name}`, key, bodyHash: hashBody(body) });

/** The answer of a form, whose refusals say everything in their subject. */
export function told<Answer extends { ok: true }>(outcome: Outcome<Answer | StockRefused>): Answer | StockFormRefused {
  if (outcome.kind === "key_reused") return refuse("form_used", formSentence("form_used"));
  if (outcome.kind === "key_busy") return refuse("form_busy", formSentence("form_busy"));
  const { answer } = outcome;
  if (answer.ok) return answer;
  return refuse(answer.code, answer.code === "no_right" ? STOCK_REFUSALS.no_right.title : answer.detail);
}

/** Codes as typed or scanned become SKUs, and packs the units they hold; what is unknown stays, and the command names it. */
export async function withSkus<Line extends { sku: string; units: number }>(actor: Actor, lines: readonly Line[]): Promise<Line[]> {
  const found = await lookUpCodes(
    actor,
    lines.map(({ sku }) => sku),
  );
  return lines.map((line, index) => {
    const product = found[index];
    return product?.ok ? { ...line, sku: product.sku, units: line.units * product.units } : line;
  });
}

export async function submitReceipt(actor: Actor, form: z.output<typeof receiveForm>): Promise<ReceiptAnswer | StockFormRefused> {
  const { once, location, reference, lines, pasted } = form;
  const body = { location, reference, lines: [...lines, ...pasted] };
  const key = onceKey("receive", once, body);
  return told(await receiveGoods(actor, { ...body, lines: await withSkus(actor, body.lines) }, { once: key }));
}

export async function submitTransfer(actor: Actor, form: z.output<typeof transferForm>): Promise<TransferAnswer | StockFormRefused> {
  const { once, from, to, reference, lines, pasted } = form;
  const body = { from, to, reference, lines: [...lines, ...pasted] };
  const key = onceKey("transfer", once, body);
  return told(await sendTransfer(actor, { ...body, lines: await withSkus(actor, body.lines) }, { once: key }));
}

export async function submitArrival(actor: Actor, form: z.output<typeof arrivalForm>): Promise<TransferReceiptAnswer | StockFormRefused> {
  const { once, transfer, lines } = form;
  const body = lines.length === 0 ? {} : { lines };
  return told(await receiveTransfer(actor, transfer, body, { once: onceKey(`arrival ${transfer}`, once, body) }));
}

export type AdjustmentDone = AdjustmentAnswer & { productId: string };

export async function submitAdjustment(actor: Actor, form: z.output<typeof adjustForm>): Promise<AdjustmentDone | StockFormRefused> {
  const { once, direction, units, note = "", ...rest } = form;
  // A pack names its product here; the units are those that somebody counted.
  const [product] = await withSkus(actor, [{ sku: rest.sku, units: 1 }]);
  const body = { ...rest, note, units: direction === "take" ? -units : units };
  const answer = told(await adjustStock(actor, { ...body, sku: product?.sku ?? rest.sku }, { once: onceKey("adjust", once, body) }));
  if (!answer.ok) return answer;
  const adjusted = certain(await findStockProduct(actor.orgId, answer.movement.sku), "the product that was adjusted");
  return { ...answer, productId: adjusted.id };
}
