import { countTask } from "@/db/schema/counting";
import { findWorkplace } from "@/lib/fulfilment/find-location";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { type Mark, type Outcome, transact } from "@/lib/transaction/transact";
import type { CountOptions } from "./count";
import type { CountBody } from "./inputs";
import { type CountRefused, refuseCount } from "./refusals";

export type OpenCountAnswer = { ok: true; task: { id: string; state: "open" }; txid: string | null; at: string | null };

type Facts = { bins: { id: string; locationId: string }[]; products: { id: string }[]; open: object[] };

// Held until the end, as a schedule holds it: a bin waits for one count of everything in it.
const BIN = `select id, location_id as "locationId" from bin where org_id = $1 and code = $2 and archived_at is null for no key update`;
const PRODUCT = "select id from product where org_id = $1 and sku = $2 and kind = 'stock'";
const OPEN = `select 1 from count_task t left join bin b on b.org_id = t.org_id and b.id = t.bin_id
  left join product p on p.org_id = t.org_id and p.id = t.product_id
  where t.org_id = $1 and t.done_at is null and t.location_id = $2::uuid and b.code is not distinct from $3 and p.sku is not distinct from $4`;

/** Somebody asks for a count of a bin, of a product in it, or of a product at the whole location. */
export async function openCount(
  actor: Actor,
  { location, bin = null, sku = null }: CountBody,
  { once, now = new Date() }: CountOptions = {},
): Promise<Outcome<OpenCountAnswer | CountRefused>> {
  const plainly = (refusal: ReturnType<typeof refuseCount>) => ({ kind: "answer" as const, ...refusal, mark: null, replayed: false });
  if (!actor.rights.has("count")) return plainly(refuseCount("no_right", "count"));
  if (bin === null && sku === null) return plainly(refuseCount("nothing_named"));
  const place = await findWorkplace(actor, location);
  if (!place.ok) return plainly(refuseCount(place.code === "location_not_yours" ? "location_not_yours" : "location_unknown", location));
  const { locationId } = place;
  return transact<Facts, OpenCountAnswer | CountRefused>({
    orgId: actor.orgId,
    once,
    read: async (tx) => {
      const [bins, products, open] = await Promise.all([
        tx.query<{ id: string; locationId: string }>("bin_to_count", BIN, [tx.orgId, bin]),
        tx.query<{ id: string }>("product_to_count", PRODUCT, [tx.orgId, sku]),
        tx.query("open_count_of", OPEN, [tx.orgId, locationId, bin, sku]),
      ]);
      return { bins, products, open };
    },
    decide({ bins, products, open }, ids) {
      const [named] = bins;
      if (bin !== null && named?.locationId !== locationId) return refuseCount("bin_unknown", bin);
      if (sku !== null && !products[0]) return refuseCount("sku_unknown", sku);
      if (open.length > 0) return refuseCount("task_open");
      const id = ids.next();
      const what = { locationId, binId: named?.id ?? null, productId: products[0]?.id ?? null };
      const changes = new ChangeSet().insert(countTask, { id, ...what, cause: "manual", state: "open", createdAt: now });
      return { changes, status: 201, answer: { ok: true, task: { id, state: "open" }, txid: null, at: null } };
    },
    seal: (answer, { txid, at }: Mark) => (answer.ok ? { ...answer, txid, at } : answer),
  });
}
