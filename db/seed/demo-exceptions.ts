import { enterCount } from "@/lib/counting/count";
import { openCount } from "@/lib/counting/open-count";
import { readStockLevels } from "@/lib/receiving/read-levels";
import type { Actor } from "@/lib/tenancy/actor";
import { answerOf } from "./answer-of";

/** Two counts that differ: one was confirmed and took reservations back, the other waits for its second count. */
export async function miscount(actor: Actor, skus: readonly string[], now: Date): Promise<void> {
  const { rows } = await readStockLevels(actor, [...skus]);
  const good = rows.filter(({ condition, location, on_hand }) => condition === "good" && location === "BEG" && on_hand > 0);
  const scarce = good.find(({ reserved }) => reserved > 1);
  const plenty = good.find(({ sku, available }) => sku !== scarce?.sku && available > 3);
  const count = async (sku: string, units: readonly number[]) => {
    const { task } = answerOf(await openCount(actor, { location: "BEG", sku }, { now }));
    for (const found of units) answerOf(await enterCount(actor, task.id, { entries: [{ sku, units: found }] }, { now }));
  };
  if (scarce) await count(scarce.sku, [scarce.reserved - 1, scarce.reserved - 1]);
  if (plenty) await count(plenty.sku, [plenty.on_hand - 2]);
}
