import { receiveGoods } from "@/lib/receiving/receive";
import { receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { sendTransfer } from "@/lib/receiving/transfer";
import { adjustStock } from "@/lib/receiving/adjust";
import { adjustmentBody } from "@/lib/receiving/inputs";
import type { Actor } from "@/lib/tenancy/actor";
import { answerOf } from "./answer-of";
import type { DemoProduct } from "./demo-products";
import type { Random } from "./random";

const PER_RECEIPT = 40;

/** A delivery from the makers: plenty of the ordinary, little of the scarce. Costs are about half of the price. */
export async function deliver(
  actor: Actor,
  at: { location: string; reference: string; now: Date },
  products: readonly DemoProduct[],
  share: number,
  random: Random,
): Promise<void> {
  const stocked = products.filter(({ body }) => (body.kind ?? "stock") === "stock");
  for (let from = 0; from < stocked.length; from += PER_RECEIPT) {
    const lines = stocked.slice(from, from + PER_RECEIPT).map(({ sku, body, scarce }) => ({
      sku,
      units: Math.max(1, Math.round(random.int(scarce ? 2 : 150, scarce ? 6 : 500) * share)),
      unit_cost: (Number(body.unit_price) * random.int(42, 58) * 0.01).toFixed(2),
      tracksLots: body.tracks_lots ?? false,
    }));
    const inLots = lines.flatMap(({ tracksLots, ...line }) => (tracksLots ? twoLots(line, at.now) : [line]));
    const body = receiptBody.parse({ location: at.location, reference: `${at.reference}-${1 + from / PER_RECEIPT}`, lines: inLots });
    answerOf(await receiveGoods(actor, body, { now: at.now }));
  }
}

const DAY = 86_400_000;
const dayAfter = (now: Date, days: number): string => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);

/** An older lot that soon has to go, and a fresh one. */
function twoLots<Line extends { units: number }>(line: Line, now: Date) {
  const older = Math.ceil(line.units / 3);
  return [
    { ...line, units: older, lot: "T-2611", expires_on: dayAfter(now, 115) },
    { ...line, units: line.units - older, lot: "T-2618", expires_on: dayAfter(now, 480) },
  ].filter(({ units }) => units > 0);
}

/** A few boxes of one product for those who wait. */
export async function replenish(
  actor: Actor,
  at: { location: string; reference: string; now: Date },
  skus: readonly string[],
  random: Random,
): Promise<void> {
  const lines = skus.map((sku) => ({ sku, units: random.int(2, 7) }));
  answerOf(await receiveGoods(actor, receiptBody.parse({ location: at.location, reference: at.reference, lines }), { now: at.now }));
}

/** Moves goods between two locations; with `arrived` left out they are still on their way. */
export async function moveGoods(
  actor: Actor,
  move: { from: string; to: string; sku: string; units: number; sent: Date; arrived?: Date },
): Promise<void> {
  const { from, to, sku, units, sent, arrived } = move;
  const { transfer } = answerOf(
    await sendTransfer(actor, transferBody.parse({ from, to, lines: [{ sku, units }], reference: `Van ${sku}` }), { now: sent }),
  );
  if (arrived) answerOf(await receiveTransfer(actor, transfer.id, {}, { now: arrived }));
}

export async function correct(actor: Actor, location: string, sku: string, units: number, reason: string, now: Date): Promise<void> {
  answerOf(await adjustStock(actor, adjustmentBody.parse({ location, sku, units, reason }), { now }));
}
