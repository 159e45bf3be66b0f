import type { Wire } from "@/db/testing/wire";
import { pickScanBody } from "@/lib/fulfilment/inputs";
import { approveOrder, placeDraft } from "@/lib/orders/approve";
import { cancelOrder } from "@/lib/orders/cancel";
import { declineOrder } from "@/lib/orders/decline";
import { deleteDraft, editDraft } from "@/lib/orders/drafts";
import { editBody, placeBody } from "@/lib/orders/inputs";
import { placeOrder } from "@/lib/orders/place";
import { adjustStock } from "@/lib/receiving/adjust";
import { receiptBody, transferBody } from "@/lib/receiving/inputs";
import { receiveGoods } from "@/lib/receiving/receive";
import { receiveTransfer } from "@/lib/receiving/receive-transfer";
import { sendTransfer } from "@/lib/receiving/transfer";
import type { Command, DayOf, Fault } from "@/lib/testing/random/commands";
import { answerProposal, missUnits } from "@/lib/testing/random/substitutions";
import type { World } from "@/lib/testing/world";
import type { Outcome } from "@/lib/transaction/transact";
import { cancelRequest } from "@/lib/transfers/cancel";
import { scanTransferPick } from "@/lib/transfers/pick";
import { requestTransfer } from "@/lib/transfers/request";
import { sendRequest } from "@/lib/transfers/send";
import { reportTransferShort } from "@/lib/transfers/short";

export type Life = {
  /** Orders that a client was told are placed. */
  acknowledged: string[];
  /** Transactions of which a client was told that they were carried out. */
  committed: string[];
  /** What was broken on purpose, and what reached a caller. */
  causes: readonly Fault[];
  faults: unknown[];
  /** How often each kind of command was carried out, and why it was not. */
  tally: Map<string, number>;
};
type Town = World & { wire: Wire };
export type CarryOut<C> = (world: World, command: C, turn: string) => Promise<Told>;

/** Lives the day: all users beside one another, with the faults in between. Faults that reach a caller are collected. */
export async function live<C extends { kind: string }>(world: Town, { users, faults }: DayOf<C>, carryOut: CarryOut<C>): Promise<Life> {
  const life: Life = { acknowledged: [], committed: [], causes: faults, faults: [], tally: new Map() };
  // Together, because a day that is interrupted goes on, and nobody would hear what then fails in it.
  await Promise.all([
    ...faults.map((fault) => strike(world, fault)),
    ...users.map((commands, user) => work(world, commands, `${user}`, { life, carryOut })),
  ]);
  return life;
}

type Work<C> = { life: Life; carryOut: CarryOut<C> };

async function work<C extends { kind: string }>(
  world: World,
  commands: readonly C[],
  user: string,
  { life, carryOut }: Work<C>,
): Promise<void> {
  for (const [turn, command] of commands.entries()) {
    try {
      note(command.kind, await carryOut(world, command, `${user}-${turn}`), life);
    } catch (error) {
      life.faults.push(error);
    }
  }
}

function note(kind: string, outcome: Told, life: Life): void {
  const said = outcome?.kind === "answer" ? outcome : undefined;
  const answer = said?.answer;
  const code = typeof answer === "object" && answer !== null && "code" in answer ? String(answer.code) : undefined;
  const name = `${kind} ${!outcome ? "nothing to do" : (code ?? said?.status ?? outcome.kind)}`;
  life.tally.set(name, (life.tally.get(name) ?? 0) + 1);
  if (said && said.status >= 500) life.faults.push(new Error(`${kind} was answered with ${said.status}: ${JSON.stringify(answer)}`));
  if (!said || said.status >= 300) return;
  if (said.mark) life.committed.push(said.mark.txid);
  if (typeof answer === "object" && answer !== null && "receipt" in answer && "order" in answer) {
    const { id, status } = answer.order as { id: string; status: string };
    if (status !== "draft") life.acknowledged.push(id);
  }
}

export type Told = Outcome<unknown> | undefined;

export async function carryOut(world: World, command: Command, turn: string): Promise<Told> {
  const { actor } = world;
  switch (command.kind) {
    case "place": {
      const body = placeBody.parse({ ...command.body, draft: command.draft });
      const once = { route: "place", key: `${world.orgId} ${turn}`, bodyHash: turn };
      // A client that heard nothing, or is impatient, asks again with the same key.
      const asked = [placeOrder(actor, body, { once }), ...(command.twice ? [placeOrder(actor, body, { once })] : [])];
      const [first, second] = await Promise.allSettled(asked);
      const told = first?.status === "fulfilled" ? first : (second ?? first);
      if (told?.status === "rejected") throw told.reason;
      return told?.value;
    }
    case "receive": {
      const { location, sku, units } = command;
      return receiveGoods(actor, receiptBody.parse({ location, reference: turn, lines: [{ sku, units, unit_cost: "1.50" }] }));
    }
    case "adjust": {
      const { kind: _, ...rest } = command;
      return rest.units === 0
        ? undefined
        : adjustStock(actor, { ...rest, condition: "good", reason: rest.units > 0 ? "found" : "lost", note: "" });
    }
    case "transfer": {
      const to = command.from === "X" ? "Y" : "X";
      return sendTransfer(actor, transferBody.parse({ from: command.from, to, lines: [{ sku: command.sku, units: command.units }] }));
    }
    case "arrive": {
      const transfer = await pick(world, "stock_transfer", ["in_transit"], command.which);
      return transfer && receiveTransfer(actor, transfer.id, {});
    }
    case "ask": {
      const to = command.from === "X" ? "Y" : "X";
      return requestTransfer(actor, transferBody.parse({ from: command.from, to, lines: [{ sku: command.sku, units: command.units }] }));
    }
    case "walk":
      return walkTransfer(world, command);
    case "miss":
      return missUnits(world, command);
    case "answer":
      return answerProposal(world, command);
    case "cancel":
    case "approve":
    case "decline":
    case "edit":
    case "place_draft":
    case "delete_draft":
      return moveOrder(world, command);
  }
}

const OPEN_WORK = `select r.id, w.id as work, p.sku from transfer_request r join transfer_work w on w.org_id = r.org_id and w.request_id = r.id
  join product p on p.org_id = w.org_id and p.id = w.product_id where r.org_id = $1 and r.state = 'open' order by w.id`;

/** One step of somebody who picks, sends or calls off a transfer that was asked for. */
async function walkTransfer({ actor, orgId, sql }: World, { which, step, units }: Extract<Command, { kind: "walk" }>): Promise<Told> {
  const rows = await sql(OPEN_WORK, [orgId]);
  const row = rows[which % Math.max(1, rows.length)];
  if (!row) return undefined;
  const [id, work] = [String(row["id"]), String(row["work"])];
  switch (step) {
    case "pick":
      return scanTransferPick(actor, pickScanBody.parse({ work, code: row["sku"], units }));
    case "short":
      return reportTransferShort(actor, { work, units, reason: "not_in_bin" });
    case "send":
      return sendRequest(actor, id);
    case "call_off":
      return cancelRequest(actor, id);
  }
}

type OrderCommand = Exclude<Command, { kind: "place" | "receive" | "adjust" | "transfer" | "arrive" | "ask" | "walk" | "miss" | "answer" }>;
const STATUSES: Record<OrderCommand["kind"], string[]> = {
  cancel: ["placed", "pending_approval", "in_fulfilment"],
  approve: ["pending_approval"],
  decline: ["pending_approval"],
  edit: ["draft"],
  place_draft: ["draft"],
  delete_draft: ["draft"],
};

async function moveOrder(world: World, command: OrderCommand): Promise<Told> {
  const { actor } = world;
  const order = await pick(world, "orders", STATUSES[command.kind], command.which);
  if (!order) return undefined;
  const { id, version } = order;
  switch (command.kind) {
    case "cancel":
      return cancelOrder(actor, id, { version, reason: "other", ...(command.part && { lines: [command.part] }) });
    case "approve":
      return approveOrder(actor, id, { version, override: { reason: "good for it" } });
    case "decline":
      return declineOrder(actor, id, { version, reason: "not good for it" });
    case "edit":
      return editDraft(actor, id, editBody.parse({ ...command.body, version }));
    case "place_draft":
      return placeDraft(actor, id, { version });
    case "delete_draft":
      return deleteDraft(actor, id, version);
  }
}

async function pick(world: World, table: "orders" | "stock_transfer", statuses: string[], which: number) {
  const version = table === "orders" ? "version" : "1 as version";
  const rows = await world.sql(`select id, ${version} from ${table} where org_id = $1 and status = any($2) order by id`, [
    world.orgId,
    statuses,
  ]);
  const row = rows[which % Math.max(1, rows.length)];
  return row && { id: String(row.id), version: Number(row.version) };
}

async function strike({ sql, orgId, wire }: Town, fault: Fault): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, fault.afterMs));
  if (fault.kind === "cut") wire.cutAll();
  if (fault.kind === "terminate")
    await sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'onerow' and pid % 2 = 0`,
    );
  if (fault.kind === "break") {
    await sql("insert into fault_switch values ($1, $2)", [orgId, fault.table]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await sql("delete from fault_switch where org_id = $1 and table_name = $2", [orgId, fault.table]);
  }
}
