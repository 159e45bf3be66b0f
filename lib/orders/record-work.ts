import { fulfilment, fulfilmentLine } from "@/db/schema/fulfilment";
import { label, packageLine, packages } from "@/db/schema/shipping";
import type { ChangeSet } from "@/lib/transaction/change-set";
import { changedOf, setIfChanged } from "./changed-of";
import type { Fulfilment, Order, Package, Work } from "./order";

const STATE = ["state", "tote", "shipToId", "pickedAt", "packedAt", "shippedAt"] as const satisfies readonly (keyof Fulfilment)[];
const COUNTS = ["binId", "lotId", "walk", "picked", "packed", "shipped", "dropped", "goingBack"] as const satisfies readonly (keyof Work)[];
const PACKAGE = [
  "cartonId",
  "weightG",
  "lengthMm",
  "widthMm",
  "heightMm",
  "closedAt",
  "shipmentId",
  "deliveredAt",
] as const satisfies readonly (keyof Package)[];

/** New fulfilments with their work, and whatever changed on those that stand. */
export function writeFulfilments(changes: ChangeSet, before: Order | null, after: Order): void {
  const known = new Map(before?.fulfilments.map((row) => [row.id, row]));
  for (const row of after.fulfilments) {
    const earlier = known.get(row.id);
    if (!earlier) changes.insert(fulfilment, { orderId: after.id, ...row });
    else setIfChanged(changedOf(earlier, row, STATE), (values) => changes.set(fulfilment, { id: row.id }, values));
  }
  const knownWork = new Map(before?.work.map((row) => [row.id, row]));
  for (const row of after.work) {
    const earlier = knownWork.get(row.id);
    if (!earlier) changes.insert(fulfilmentLine, { orderId: after.id, ...row });
    else setIfChanged(changedOf(earlier, row, COUNTS), (values) => changes.set(fulfilmentLine, { id: row.id }, values));
  }
}

/** Packages, what lies in them, and labels that are not to be used any more. */
export function writePackages(changes: ChangeSet, before: Order | null, after: Order): void {
  const known = new Map(before?.packages.map((row) => [row.id, row]));
  for (const { label: valid, ...row } of after.packages) {
    const earlier = known.get(row.id);
    if (!earlier) changes.insert(packages, { orderId: after.id, ...row });
    else setIfChanged(changedOf(earlier, row, PACKAGE), (values) => changes.set(packages, { id: row.id }, values));
    if (earlier?.label && valid && earlier.label.state !== valid.state) changes.set(label, { id: valid.id }, { state: valid.state });
  }
  const lying = new Map(before?.packed.map((row) => [row.id, row]));
  for (const { id, packageId, workId, units } of after.packed) {
    const earlier = lying.get(id);
    if (!earlier) changes.insert(packageLine, { id, packageId, fulfilmentLineId: workId, units });
    else if (earlier.units !== units) changes.set(packageLine, { id }, { units });
  }
}
