import "server-only";
import { plainCode } from "@/lib/scanning/plain-code";
import { readScan } from "@/lib/scanning/read-scan";
import type { Actor } from "@/lib/tenancy/actor";
import type { Outcome } from "@/lib/transaction/transact";
import { denied } from "./command";
import { lookUpCodes } from "./read-lookup";
import { refuseStock, type StockRefused } from "./refusals";

export type ArrivingItemAnswer = {
  ok: true;
  item: { sku: string; name: string; lots: boolean; units: number; lot: string | null; expiresOn: string | null };
};

/** What a scan of goods that arrive or are counted stands for, with the lot and the count that its label names. Changes nothing. */
export async function findArrivingItem(actor: Actor, text: string, now = new Date()): Promise<Outcome<ArrivingItemAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no && !actor.rights.has("count")) return no;
  const scan = readScan(text, { presentYear: now.getUTCFullYear(), orderPrefix: "" });
  const goods = scan.kind === "gtin" ? scan : null;
  const [found] = await lookUpCodes(actor, [goods?.gtin14 ?? plainCode(text)]);
  if (!found?.ok) return plainly(refuseStock(found?.because === "not_stocked" ? "not_stocked" : "sku_unknown", text.trim()));
  const { sku, name, lots, units } = found;
  const of = { lot: goods?.lot ?? null, expiresOn: goods?.expiry ?? null };
  return plainly({ status: 200, answer: { ok: true, item: { sku, name, lots, units: units * (goods?.count ?? 1), ...of } } });
}

const plainly = ({ status, answer }: { status: number; answer: ArrivingItemAnswer | StockRefused }) => ({
  kind: "answer" as const,
  status,
  answer,
  mark: null,
  replayed: false,
});
