import { transferBody } from "@/lib/receiving/inputs";
import type { Actor } from "@/lib/tenancy/actor";
import { requestTransfer } from "@/lib/transfers/request";
import { answerOf } from "./answer-of";

/** The coast asked for napkins and towels before the season; the main warehouse has not picked them yet. */
export async function askForGoods(warehouse: Actor, now: Date): Promise<void> {
  const lines = [
    { sku: "NAP-W", units: 8 },
    { sku: "TWL-70140-W", units: 6 },
  ];
  const body = { from: "BEG", to: "KOT", reference: "Before the season", lines };
  answerOf(await requestTransfer(warehouse, transferBody.parse(body), { now }));
}
