import { closeExpected } from "@/lib/expected/close-expected";
import { createExpected } from "@/lib/expected/create-expected";
import { arrivedBody, expectedBody } from "@/lib/expected/inputs";
import { receiveExpected } from "@/lib/expected/receive-expected";
import type { Actor } from "@/lib/tenancy/actor";
import { answerOf } from "./answer-of";
import type { DemoProduct } from "./demo-products";
import type { Random } from "./random";

const DAY = 86_400_000;

/** What purchasing announced: some of it came short, some is late, some is on its way. */
export async function announceGoods(actor: Actor, products: readonly DemoProduct[], now: Date, random: Random): Promise<void> {
  const plain = products.filter(({ body }) => (body.kind ?? "stock") === "stock" && !body.tracks_lots);
  const scarce = plain.filter((product) => product.scarce);
  const rest = plain.filter((product) => !product.scarce);
  const dayOf = (days: number): string => new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);
  const announce = async (reference: string, of: readonly DemoProduct[], units: number, more: object, daysAgo: number) => {
    const lines = of.map(({ sku, body }) => ({
      sku,
      units: random.int(units, units * 3),
      unit_cost: (Number(body.unit_price) * random.int(42, 58) * 0.01).toFixed(2),
    }));
    const body = expectedBody.parse({ location: "BEG", reference, supplier: "Adriatic Weavers", lines, ...more });
    const { expected } = answerOf(await createExpected(actor, body, { now: new Date(now.getTime() - daysAgo * DAY) }));
    return { id: expected.id, lines };
  };
  const short = await announce("PO-2031", rest.slice(0, 4), 20, { expected_on: dayOf(-6) }, 14);
  const came = short.lines.map(({ sku, units }, index) => (index === 0 ? { sku, units: units - 4, damaged: 2 } : { sku, units }));
  const at = { now: new Date(now.getTime() - 6 * DAY) };
  answerOf(await receiveExpected(actor, short.id, arrivedBody.parse({ lines: came }), at));
  answerOf(await closeExpected(actor, short.id, { reason: "The mill has no more of this colour" }, at));
  const partly = await announce("PO-2034", rest.slice(4, 9), 15, { expected_on: dayOf(-2) }, 9);
  const first = partly.lines.slice(0, 2).map(({ sku, units }) => ({ sku, units: units + 2 }));
  answerOf(await receiveExpected(actor, partly.id, arrivedBody.parse({ reference: "DN 88213", lines: first }), at));
  await announce("PO-2038", scarce.slice(0, 6), 4, { expected_on: dayOf(1) }, 5);
  await announce("ASN-4471", rest.slice(9, 14), 30, { kind: "advance_notice", supplier: "Vardar Glass", expected_on: dayOf(3) }, 1);
  await announce("PO-2040", rest.slice(14, 18), 10, { location: "KOT", supplier: "Coast Canvas" }, 1);
}
