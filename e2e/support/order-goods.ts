import type { OwnOffice } from "@/e2e/support/own-office";
import { flushSignals } from "@/lib/live/signal";
import { placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { receiptBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { tokensOf } from "@/lib/search/tokens";
import { addCustomer, addProduct } from "@/lib/testing/goods";

type Buyer = { limitMinor?: number | null; policy?: "refuse" | "park"; terms?: "credit" | "prepaid" };

const makeFindable = async (office: OwnOffice, kind: "customer" | "product", id: string, ...texts: string[]) => {
  for (const token of tokensOf(...texts))
    await office.sql("insert into search_token (org_id, token, kind, ref_id) values ($1, $2, $3, $4)", [office.orgId, token, kind, id]);
};

/** An account that the order form finds by its code. */
export async function addBuyer(office: OwnOffice, code: string, spec: Buyer = {}): Promise<string> {
  const id = await addCustomer(office, { code, ...spec });
  await makeFindable(office, "customer", id, code, `Customer ${code}`);
  return id;
}

/** A product that the order form finds, with units received at MAIN. */
export async function addGoods(
  office: OwnOffice,
  sku: string,
  spec: { price: string; onHand: number; rate?: string; allowBackorder?: boolean; parts?: Record<string, number> },
): Promise<void> {
  const { onHand, ...product } = spec;
  const id = await addProduct(office, { sku, ...product });
  await makeFindable(office, "product", id, sku, `Product ${sku}`);
  if (onHand > 0) await receive(office, sku, onHand);
}

/** Goods arrive at MAIN, as another program would book them; whoever waits is served. */
export async function receive(office: OwnOffice, sku: string, units: number): Promise<void> {
  const body = receiptBody.parse({ location: "MAIN", reference: `Delivery of ${sku}`, lines: [{ sku, units }] });
  const outcome = await receiveGoods(office.actor, body);
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  await flushSignals();
}

/** Places an order, or saves a draft, as another program would; says its number. */
export async function order(
  office: OwnOffice,
  customer: string,
  lines: Record<string, number>,
  more: Record<string, unknown> = {},
): Promise<string> {
  const body = placeBody.parse({ customer, lines: Object.entries(lines).map(([sku, units]) => ({ sku, units })), ...more });
  const outcome = await placeOrder(office.actor, body);
  if (outcome.kind !== "answer" || !outcome.answer.ok) throw new Error(JSON.stringify(outcome));
  await flushSignals();
  return outcome.answer.order.number;
}
