import { stockLevel, stockMovement, stockTransfer, stockTransferLine } from "@/db/schema/stock";
import { isUuid } from "@/lib/orders/read-order";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { ChangeSet } from "@/lib/transaction/change-set";
import { readTenant } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { commitStock, denied, type Stamp, type StockOptions, worksAt } from "./command";
import { copyStock } from "./good-stock";
import { productOf } from "./read-facts";
import { findTransfer, type Transfer, wireLine } from "./receive-transfer";
import { refuseStock, type StockRefused } from "./refusals";
import type { WireTransfer } from "./transfer";

export type ClosedTransferAnswer = { ok: true; transfer: WireTransfer; lost: { sku: string; units: number }[] } & Stamp;

/** What has not arrived of a transfer is given up: it is in transit no more, and the transfer says how many units were lost. */
export async function closeTransfer(
  actor: Actor,
  transferId: string,
  options: StockOptions = {},
): Promise<Outcome<ClosedTransferAnswer | StockRefused>> {
  const no = denied(actor, "receive");
  if (no) return no;
  const known = isUuid(transferId) ? await readTenant(actor.orgId, (tx) => findTransfer(tx, transferId)) : null;
  if (!known) return { kind: "answer", ...refuseStock("transfer_unknown", transferId), mark: null, replayed: false };
  return commitStock<ClosedTransferAnswer, Transfer | null>({
    actor,
    skus: known.lines.map(({ sku }) => sku),
    places: { locations: [known.to] },
    options,
    alsoRead: (tx) => findTransfer(tx, known.id),
    decide(facts, ids, now, read) {
      const transfer = certain(read, "the transfer");
      if (transfer.status === "received") return refuseStock("transfer_done");
      if (!worksAt(actor, transfer.toId)) return refuseStock("location_not_yours", transfer.to);
      const changes = new ChangeSet();
      const by = { transferId: transfer.id, actorKind: actor.kind, actorId: actor.id, occurredAt: now };
      const why = { reason: "lost", note: "Did not arrive" };
      const lost: ClosedTransferAnswer["lost"] = [];
      for (const { id, sku, units, receivedUnits } of transfer.lines) {
        const open = units - receivedUnits;
        if (open === 0) continue;
        lost.push({ sku, units: open });
        const transit = { productId: productOf(facts, sku).id, locationId: transfer.toId, condition: "in_transit" };
        changes.add(stockLevel, transit, { onHand: -open });
        changes.insert(stockMovement, { id: ids.next(), ...transit, kind: "adjust", onHandDelta: -open, ...why, ...by });
        changes.add(stockTransferLine, { id }, { receivedUnits: open, lostUnits: open });
      }
      changes.set(stockTransfer, { id: transfer.id }, { status: "received", receivedAt: now });
      const lines = transfer.lines.map((line) => {
        const { units, receivedUnits } = line;
        return { ...wireLine(line, undefined), received: units, lost: line.lostUnits + units - receivedUnits };
      });
      const { id, from, to, reference } = transfer;
      const wire = { id, from, to, reference, status: "received", lines };
      const stock = copyStock(facts.feeding.stock);
      return { ok: true, changes, stock, answer: () => ({ ok: true as const, transfer: wire, lost, txid: null, at: null }) };
    },
  });
}
