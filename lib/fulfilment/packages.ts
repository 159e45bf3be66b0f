import { fulfilment } from "@/db/schema/fulfilment";
import { packageSerial } from "@/db/schema/shipping";
import { businessDate } from "@/lib/orders/business-date";
import { copyOrder, type Order, type Package } from "@/lib/orders/order";
import { recordMove } from "@/lib/orders/record";
import { toPack, toPick } from "@/lib/orders/work";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Decision, Outcome } from "@/lib/transaction/transact";
import { commitFloor, type FloorOptions, type Stamp, type Target, targetOfFulfilment, targetOfPackage, UNSTAMPED } from "./command";
import type { CloseBody, OverrideBody, UnpackBody } from "./inputs";
import { fillPackage, packageFor, ssccFor } from "./pack";
import { lineNumber, workIn } from "./pick";
import { type PackingFacts, readPacking, type Serial } from "./read-packing";
import { type FloorRefusal, type FloorRefused, refuseFloor } from "./refusals";

export type PackageAnswer = {
  ok: true;
  package: { id: string; seq: number; sscc: string; units: number; weight_g: number | null; closed: boolean };
  fulfilment: { id: string; state: string };
} & Stamp;

type Made = { changes: ChangeSet; order: Order; box: Package; move: "pack" | "unpack"; details: Record<string, unknown>; reason?: string };
type Decide = (facts: PackingFacts, target: Target, ids: Ids, now: Date) => Made | FloorRefusal;

function commitPackage(
  {
    actor,
    options,
    find,
    missing,
    carton,
  }: Pick<Parameters<typeof commitFloor>[0], "actor" | "options" | "find" | "missing"> & { carton: string | null },
  right: "pack" | "release",
  decide: Decide,
): Promise<Outcome<PackageAnswer | FloorRefused>> {
  return commitFloor<PackingFacts, PackageAnswer>({
    actor,
    right,
    options,
    find,
    missing,
    read: (tx, target) => readPacking(tx, target, { code: null, serial: null, carton, now: new Date() }),
    decide(facts, target, ids, now): Decision<PackageAnswer> | FloorRefusal {
      const made = decide(facts, target, ids, now);
      if (!("order" in made)) return made;
      const { changes, order, box, move, details, reason } = made;
      const today = businessDate(now, facts.policies.timeZone);
      recordMove(changes, facts.order, order, { move, actor, now, today, ids, open: "placed", reason: reason ?? null, details });
      const state = certain(order.fulfilments.find(({ id }) => id === target.fulfilmentId)?.state, "the fulfilment");
      const units = order.packed.filter(({ packageId }) => packageId === box.id).reduce((sum, it) => sum + it.units, 0);
      const { id, seq, sscc, weightG, closedAt } = box;
      return {
        changes,
        status: 200,
        answer: {
          ok: true,
          package: { id, seq, sscc, units, weight_g: weightG, closed: closedAt !== null },
          fulfilment: { id: target.fulfilmentId, state },
          ...UNSTAMPED,
        },
      };
    },
  });
}

const boxIn = (order: Order, id: string): Package =>
  certain(
    order.packages.find((box) => box.id === id),
    "the package",
  );

/** Closes a package with its weight; from then on it can get a label. */
export const closePackage = (
  actor: Actor,
  packageId: string,
  body: CloseBody,
  options: FloorOptions = {},
): Promise<Outcome<PackageAnswer | FloorRefused>> =>
  commitPackage(
    { actor, options, find: targetOfPackage(packageId), missing: refuseFloor("package_unknown"), carton: body.carton ?? null },
    "pack",
    (facts, _target, _ids, now) => {
      const order = copyOrder(facts.order);
      const box = boxIn(order, packageId);
      if (box.closedAt) return refuseFloor("package_closed");
      if (body.carton && !facts.carton) return refuseFloor("carton_unknown", body.carton);
      const lying = order.packed.filter((it) => it.packageId === packageId && it.units > 0);
      if (lying.length === 0) return refuseFloor("package_empty");
      const missing = missingSerials(facts, packageId, lying);
      if (missing !== null) return refuseFloor("serials_missing", missing);
      box.cartonId = facts.carton?.id ?? null;
      box.weightG = body.weight_g;
      box.lengthMm = body.length_mm ?? facts.carton?.lengthMm ?? null;
      box.widthMm = body.width_mm ?? facts.carton?.widthMm ?? null;
      box.heightMm = body.height_mm ?? facts.carton?.heightMm ?? null;
      box.closedAt = now;
      return { changes: new ChangeSet(), order, box, move: "pack", details: { closed: box.seq, weight_g: body.weight_g } };
    },
  );

function missingSerials(facts: PackingFacts, packageId: string, lying: readonly { workId: string; units: number }[]): string | null {
  for (const { workId, units } of lying) {
    const { productId } = workIn(facts.order, workId);
    const product = facts.products.find(({ id }) => id === productId);
    const known = facts.serials.filter((it) => it.packageId === packageId && it.workId === workId && !it.isRemoved).length;
    if (product?.tracksSerials && known < units) return product.sku;
  }
  return null;
}

/** Takes units out of a package that has not left; it is open again and its label is void. */
export const unpackUnits = (
  actor: Actor,
  packageId: string,
  body: UnpackBody,
  options: FloorOptions = {},
): Promise<Outcome<PackageAnswer | FloorRefused>> =>
  commitPackage(
    { actor, options, find: targetOfPackage(packageId), missing: refuseFloor("package_unknown"), carton: null },
    "pack",
    (facts, _target, _ids, now) => {
      const order = copyOrder(facts.order);
      const box = boxIn(order, packageId);
      if (box.shipmentId) return refuseFloor("package_shipped");
      const lying = order.packed.find((it) => it.packageId === box.id && it.workId === body.work);
      if (!lying || body.units > lying.units) return refuseFloor("too_many", `${lying?.units ?? 0} in the package`);
      const serials = body.serials ?? [];
      if (serials.length > body.units) return refuseFloor("too_many", `${serials.length} serial numbers for ${body.units}`);
      const strange = serials.find((serial) => !liesIn(facts, { packageId, workId: body.work, serial }));
      if (strange !== undefined) return refuseFloor("serial_elsewhere", strange);
      const changes = new ChangeSet();
      // A trigger gives back those that nobody named.
      for (const serial of serials) changes.set(packageSerial, { packageId, fulfilmentLineId: body.work, serial }, { removedAt: now });
      const work = workIn(order, body.work);
      lying.units -= body.units;
      work.packed -= body.units;
      reopen(box);
      const details = { line: lineNumber(order, work.lineId), units: body.units, package: box.seq };
      return { changes, order, box, move: "unpack", details };
    },
  );

const liesIn = ({ serials }: PackingFacts, of: Pick<Serial, "packageId" | "workId" | "serial">): boolean =>
  serials.some((it) => !it.isRemoved && it.packageId === of.packageId && it.workId === of.workId && it.serial === of.serial);

function reopen(box: Package): void {
  box.closedAt = null;
  if (box.label) box.label.state = "void_pending";
}

/** Opens a closed package again, as long as it has not left. */
export const reopenPackage = (
  actor: Actor,
  packageId: string,
  options: FloorOptions = {},
): Promise<Outcome<PackageAnswer | FloorRefused>> =>
  commitPackage(
    { actor, options, find: targetOfPackage(packageId), missing: refuseFloor("package_unknown"), carton: null },
    "pack",
    (facts) => {
      const order = copyOrder(facts.order);
      const box = boxIn(order, packageId);
      if (box.shipmentId) return refuseFloor("package_shipped");
      if (!box.closedAt) return refuseFloor("package_open");
      reopen(box);
      return { changes: new ChangeSet(), order, box, move: "unpack", details: { opened: box.seq } };
    },
  );

/** A supervisor answers for units that were not scanned: all that is picked goes into the package, by name and with a reason. */
export async function packUnscanned(
  actor: Actor,
  fulfilmentId: string,
  body: OverrideBody,
  options: FloorOptions = {},
): Promise<Outcome<PackageAnswer | FloorRefused>> {
  const sscc = body.package || !actor.rights.has("release") ? null : await ssccFor(actor, fulfilmentId);
  return commitPackage(
    { actor, options, find: targetOfFulfilment(fulfilmentId), missing: refuseFloor("fulfilment_unknown"), carton: null },
    "release",
    (facts, target, ids) => {
      const order = copyOrder(facts.order);
      const mine = order.work.filter((work) => work.fulfilmentId === target.fulfilmentId);
      if (mine.some((work) => toPick(work) > 0)) return refuseFloor("not_picked");
      const units = mine.reduce((sum, work) => sum + toPack(work), 0);
      if (units === 0) return refuseFloor("too_many", "everything is packed");
      const box = packageFor(order, target.fulfilmentId, body.package ?? null, sscc, ids);
      if ("code" in box) return refuseFloor(box.code);
      fillPackage(order, box, mine, units, ids);
      const changes = new ChangeSet();
      changes.set(fulfilment, { id: target.fulfilmentId }, { packOverrideBy: actor.id, packOverrideReason: body.reason });
      return { changes, order, box, move: "pack", details: { units, package: box.seq, unscanned: true }, reason: body.reason };
    },
  );
}
