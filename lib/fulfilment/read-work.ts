import type { Order, Work } from "@/lib/orders/order";
import type { Policies } from "@/lib/orders/placement-facts";
import { readLocked } from "@/lib/orders/read-locked";
import type { BinUnits } from "@/lib/stock/places";
import { readBinUnits } from "@/lib/stock/read-places";
import type { Tx } from "@/lib/transaction/in-tenant";
import type { Target } from "./command";
import { type Item, readItem } from "./read-code";

export type WorkFacts = {
  order: Order;
  work: Work;
  policies: Policies;
  bins: BinUnits[];
  /** Where the work lies, by the words on the labels. */
  bin: string | null;
  lot: { code: string; expiresOn: string | null } | null;
  sku: string;
  item: Item | null;
};

const WORDS = `select b.code as bin, l.code as lot, l.expires_on as "expiresOn", p.sku, f.product_id as "productId"
  from fulfilment_line f join product p on p.org_id = f.org_id and p.id = f.product_id
  left join bin b on b.org_id = f.org_id and b.id = f.bin_id
  left join lot l on l.org_id = f.org_id and l.id = f.lot_id
  where f.org_id = $1 and f.id = $2::uuid`;

type Words = { bin: string | null; lot: string | null; expiresOn: string | null; sku: string; productId: string };

/** The order, locked, then the places of the product at the location, locked; and what the scanned code stands for. */
export async function readWork(
  tx: Tx,
  { orderId, locationId }: Target,
  workId: string,
  code: string | null,
  now: Date,
): Promise<WorkFacts> {
  const [{ order, policies }, words, item] = await Promise.all([
    readLocked(tx, orderId),
    tx.query<Words>("work_words", WORDS, [tx.orgId, workId]),
    code === null ? null : readItem(tx, code, now),
  ]);
  const work = order?.work.find(({ id }) => id === workId);
  const [said] = words;
  if (!order || !work || !said) throw new Error("Bug: the work was found and is gone");
  const bins = await readBinUnits(tx, [said.productId], [locationId], "lock");
  const lot = said.lot === null ? null : { code: said.lot, expiresOn: said.expiresOn };
  return { order, work, policies, bins, bin: said.bin, lot, sku: said.sku, item };
}
