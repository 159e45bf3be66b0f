import { packageSerial } from "@/db/schema/shipping";
import { businessDate } from "@/lib/orders/business-date";
import { copyOrder, type Order, type Package, type Work } from "@/lib/orders/order";
import { recordMove } from "@/lib/orders/record";
import { toPack } from "@/lib/orders/work";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Decision, Outcome } from "@/lib/transaction/transact";
import { commitFloor, type FloorOptions, type Target, targetOfFulfilment } from "./command";
import type { PackBody } from "./inputs";
import type { Judgement } from "./judge-scan";
import { lineNumber, type ScanAnswer, scanAnswer, workIn } from "./pick";
import { type PackingFacts, readPacking } from "./read-packing";
import { recordScan } from "./record-scan";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";
import { takeSscc } from "./sscc";

export type PackAnswer = ScanAnswer & { package: { id: string; seq: number; sscc: string } | null };

type Attempt = { actor: Actor; body: PackBody; sscc: string | null; now: Date };

/** One unit, or what its code counts as, is scanned into a package of the fulfilment. */
export async function scanPack(actor: Actor, body: PackBody, options: FloorOptions = {}): Promise<Outcome<PackAnswer | FloorRefused>> {
  const fulfilmentId = body.fulfilment;
  // A new package gets its code before the transaction: numbers are leased, and one that is not used leaves a gap.
  const sscc = body.package || !actor.rights.has("pack") ? null : await ssccFor(actor, fulfilmentId);
  return commitFloor<PackingFacts, PackAnswer>({
    actor,
    right: "pack",
    options,
    find: targetOfFulfilment(fulfilmentId),
    missing: refuseFloor("fulfilment_unknown"),
    read: (tx, target) =>
      readPacking(tx, target, { code: body.code, serial: body.serial ?? null, carton: null, now: options.now ?? new Date() }),
    decide: (facts, target, ids, now) => decidePack(facts, target, { actor, body, sscc, now }, ids),
  });
}

const WITHOUT_OPEN = `select 1 from fulfilment f where f.org_id = $1 and f.id = $2::uuid and not exists (
  select from package p where p.org_id = f.org_id and p.fulfilment_id = f.id and p.closed_at is null)`;

/** A code for a new package of the fulfilment; null where one is open, or there is no such fulfilment. */
export async function ssccFor(actor: Actor, fulfilmentId: string): Promise<string | null> {
  const [row] = await readTenant(actor.orgId, (tx) => tx.query("without_open_package", WITHOUT_OPEN, [tx.orgId, fulfilmentId]));
  return row ? takeSscc(actor.orgId) : null;
}

function decidePack(
  facts: PackingFacts,
  target: Target,
  { actor, body, sscc, now }: Attempt,
  ids: Ids,
): Decision<PackAnswer> | FloorRefusal {
  const before = facts.order;
  const order = copyOrder(before);
  const mine = order.work.filter(({ fulfilmentId }) => fulfilmentId === target.fulfilmentId);
  const { judged, fitting, serial } = judgePack(facts, mine, body);
  const changes = new ChangeSet();
  const occurred = body.at ? new Date(body.at) : now;
  const shown = fitting[0] ?? mine[0];
  if (!shown) return refuseFloor("fulfilment_unknown");
  const of = { actor, now: occurred, productId: facts.item?.productId ?? null, workId: fitting[0]?.id ?? null };
  const scanId = recordScan(changes, "pack", target, judged, of, ids);
  if (judged.verdict !== "accepted")
    return { changes, status: 201, answer: { ...scanAnswer(before, shown.id, scanId, judged), package: null } };
  const box = packageFor(order, target.fulfilmentId, body.package ?? null, sscc, ids);
  if ("code" in box) return refuseFloor(box.code);
  fillPackage(order, box, fitting, judged.units, ids);
  if (serial !== null) writeSerial(changes, facts, { packageId: box.id, fulfilmentLineId: shown.id, serial });
  recordMove(changes, before, order, {
    move: "pack",
    actor,
    now,
    today: businessDate(now, facts.policies.timeZone),
    ids,
    open: "placed",
    details: { line: lineNumber(order, shown.lineId), units: judged.units, package: box.seq },
  });
  const { id, seq, sscc: code } = box;
  return { changes, status: 201, answer: { ...scanAnswer(order, shown.id, scanId, judged), package: { id, seq, sscc: code } } };
}

/** The number goes into the package, or back into it where it was taken out before. */
function writeSerial(
  changes: ChangeSet,
  { serials }: PackingFacts,
  key: { packageId: string; fulfilmentLineId: string; serial: string },
): void {
  const again = serials.some(
    (it) => it.packageId === key.packageId && it.workId === key.fulfilmentLineId && it.serial === key.serial && it.isRemoved,
  );
  if (again) changes.set(packageSerial, key, { removedAt: null });
  else changes.insert(packageSerial, key);
}

/** The verdict, and the picked work that the scanned units can come from. */
function judgePack(
  facts: PackingFacts,
  mine: readonly Work[],
  body: PackBody,
): { judged: Judgement; fitting: Work[]; serial: string | null } {
  const { item } = facts;
  const lot = item?.lot ?? body.lot ?? null;
  const serial = body.serial ?? item?.serial ?? null;
  const units = (item?.units ?? 1) * (body.units ?? 1);
  const no = (verdict: Judgement["verdict"], expected: string, fitting: Work[] = []) => ({
    judged: { verdict, expected, got: item?.sku ?? body.code, units },
    fitting,
    serial: null,
  });
  if (!item) return no("unknown_code", "a product of the fulfilment");
  const ofProduct = mine.filter(({ productId }) => productId === item.productId);
  if (ofProduct.length === 0) return no("wrong_item", "a product of the fulfilment");
  const lotId = lot === null ? null : facts.lots.find((it) => it.code === lot)?.id;
  const fitting = lot === null ? ofProduct : ofProduct.filter((work) => work.lotId === null || work.lotId === lotId);
  if (fitting.length === 0) return no("wrong_lot", "a picked lot", ofProduct);
  const left = fitting.reduce((sum, work) => sum + toPack(work), 0);
  if (units > left) return no("one_too_many", String(left), fitting);
  const tracked = facts.products.find(({ id }) => id === item.productId)?.tracksSerials === true;
  if (tracked && (serial === null || units !== 1)) return no("serial_missing", "one serial number", fitting);
  if (tracked && facts.serials.some((it) => it.productId === item.productId && it.serial === serial && !it.isRemoved))
    return no("serial_known", "a new serial number", fitting);
  const open = fitting.filter((work) => toPack(work) > 0);
  return { judged: { verdict: "accepted", expected: item.sku, got: item.sku, units }, fitting: open, serial: tracked ? serial : null };
}

/** The package named, the one that is open, or a new one. */
export function packageFor(
  order: Order,
  fulfilmentId: string,
  asked: string | null,
  sscc: string | null,
  ids: Ids,
): Package | { code: "package_unknown" | "package_closed" } {
  const boxes = order.packages.filter((box) => box.fulfilmentId === fulfilmentId);
  if (asked !== null) {
    const box = boxes.find(({ id }) => id === asked);
    if (!box) return { code: "package_unknown" };
    return box.closedAt === null ? box : { code: "package_closed" };
  }
  const open = boxes.findLast(({ closedAt }) => closedAt === null);
  if (open) return open;
  if (sscc === null) return { code: "package_closed" };
  const unknown = { cartonId: null, weightG: null, lengthMm: null, widthMm: null, heightMm: null };
  const never = { closedAt: null, shipmentId: null, deliveredAt: null, label: null };
  const seq = Math.max(0, ...boxes.map((box) => box.seq)) + 1;
  const made = { id: ids.next(), fulfilmentId, seq, sscc, ...unknown, ...never };
  order.packages.push(made);
  return made;
}

/** Units go from the work into the package. */
export function fillPackage(order: Order, box: Package, work: readonly Work[], units: number, ids: Ids): void {
  let open = units;
  for (const { id } of work) {
    const row = workIn(order, id);
    const now = Math.min(open, toPack(row));
    if (now === 0) continue;
    row.packed += now;
    open -= now;
    const lying = order.packed.find((it) => it.packageId === box.id && it.workId === id);
    if (lying) lying.units += now;
    else order.packed.push({ id: ids.next(), packageId: box.id, workId: id, units: now });
  }
  certain(open === 0 ? true : null, "units to pack");
}
