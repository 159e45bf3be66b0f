import type { Right } from "@/db/values";
import { commitStock, denied, type Stamp, type StockChange, type StockOptions, type StockRefusal, worksAt } from "@/lib/receiving/command";
import type { StockCommandFacts } from "@/lib/receiving/read-facts";
import { refuseStock, type StockRefused } from "@/lib/receiving/refusals";
import { certain } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import type { Ids } from "@/lib/transaction/ids";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";
import type { Outcome } from "@/lib/transaction/transact";
import { lockRequest, type TransferRequest } from "./work";

export type RequestCommand<Answer, Also> = {
  actor: Actor;
  right: Right;
  options: StockOptions;
  find: (tx: Tx) => Promise<TransferRequest | null>;
  /** Read under the lock of the request. */
  also: (tx: Tx) => Promise<Also>;
  decide: (facts: StockCommandFacts, request: TransferRequest, also: Also, ids: Ids, now: Date) => StockChange<Answer> | StockRefusal;
};

/** A move of an open request that changes stock: at its source, and who waits for what it frees is served with it. */
export async function commitRequest<Answer extends { ok: true } & Stamp, Also>(
  command: RequestCommand<Answer, Also>,
): Promise<Outcome<Answer | StockRefused>> {
  const { actor } = command;
  const no = denied(actor, command.right);
  if (no) return no;
  const known = await readTenant(actor.orgId, command.find);
  if (!known) return plainly(refuseStock("request_unknown"));
  if (!worksAt(actor, known.fromId)) return plainly(refuseStock("location_not_yours", known.from));
  return commitStock<Answer, { request: TransferRequest; also: Also }>({
    actor,
    skus: known.work.map(({ sku }) => sku),
    places: { locations: [known.from] },
    options: command.options,
    alsoRead: async (tx) => {
      const request = await lockRequest(tx, known.id);
      return { request, also: await command.also(tx) };
    },
    decide(facts, ids, now, read) {
      const { request, also } = certain(read, "the request");
      if (request.state !== "open") return refuseStock("request_closed");
      return command.decide(facts, request, also, ids, now);
    },
  });
}

const plainly = (refusal: StockRefusal): Outcome<StockRefused> => ({ kind: "answer", ...refusal, mark: null, replayed: false });
