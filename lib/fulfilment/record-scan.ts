import { scan } from "@/db/schema/fulfilment";
import type { ScanKind } from "@/db/values";
import type { Actor } from "@/lib/tenancy/actor";
import type { ChangeSet } from "@/lib/transaction/change-set";
import type { Ids } from "@/lib/transaction/ids";
import type { Target } from "./command";
import type { Judgement } from "./judge-scan";

type Of = { actor: Pick<Actor, "kind" | "id">; now: Date; binId?: string | null; productId?: string | null; workId?: string | null };

/** Every scan is kept, with what was expected and what was read. Returns its id. */
export function recordScan(changes: ChangeSet, kind: ScanKind, target: Target, judged: Judgement, of: Of, ids: Ids): string {
  const id = ids.next();
  const { verdict, expected, got, units } = judged;
  changes.insert(scan, {
    id,
    kind,
    ...target,
    fulfilmentLineId: of.workId ?? null,
    binId: of.binId ?? null,
    productId: of.productId ?? null,
    expected,
    got,
    units,
    verdict,
    actorKind: of.actor.kind,
    actorId: of.actor.id,
    occurredAt: of.now,
  });
  return id;
}
