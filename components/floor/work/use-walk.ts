import { useState, useSyncExternalStore } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { type Sent, sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { useTurns } from "@/components/floor/work/use-turns";
import { countOf, currentStop, isBinCode, leftOf, restOf, unitsOfCode, type WalkStop } from "@/components/floor/work/walk-state";
import { UNTOUCHED, type WalkState, WalkStore } from "@/components/floor/work/walk-store";
import type { ShortReason } from "@/db/values";

const untouched = (): WalkState => UNTOUCHED;
const NOT_READY: Sent = { state: "answered", ok: false, title: "Not ready yet", detail: "Scan again.", verdict: null };
const KEPT = "No connection: kept here and checked when it is back.";
const unitsText = (units: number): string => (units === 1 ? "1 unit" : `${units} units`);

function shortText(sent: Sent, substitute: string | null): string {
  if (sent.state === "kept") return KEPT;
  if (sent.ok && Number(sent.answer["reserved_elsewhere"]) > 0) return "Another location gives them.";
  if (substitute !== null && sent.ok && sent.answer["proposal"])
    return `They wait; the front office is asked whether ${substitute} may go instead.`;
  return sent.ok && "reserved_elsewhere" in sent.answer ? "They wait again; the bin will be counted." : "The bin will be counted.";
}

export type Act =
  | { kind: "scan"; text: string }
  | { kind: "confirm" }
  | { kind: "short"; reason: ShortReason; units: number; substitute: string | null };

/** Where the walk stands: the stop at hand, what is open there, and whether bin and item were scanned. */
function standingOf<S extends WalkStop>(stops: readonly S[], { counts, chosen, bin, code }: WalkState) {
  const stop = currentStop(stops, counts, chosen);
  return {
    stop,
    open: stop ? leftOf(stop, counts) : 0,
    binKnown: stop !== undefined && (stop.bin === null || stop.bin === bin),
    verified: stop !== undefined && code?.stop === stop.id,
  };
}

/** What the scans of a walk are sent as: the walk is for orders, or for a transfer. */
type Commands = { pick: string; short: string };
export const OF_ORDERS: Commands = { pick: "pick", short: "short" };
export const OF_TRANSFER: Commands = { pick: "pick-transfer", short: "short-transfer" };

/** The state of one walk on this device, and what a scan or a button does to it. */
export function useWalk<S extends WalkStop>({ id, stops }: { id: string; stops: readonly S[] }, commands: Commands) {
  const queue = useScanQueue();
  const [store] = useState(() => new WalkStore(id));
  const state = useSyncExternalStore(store.subscribe, store.state, untouched);
  const { said, say } = useSaid();
  const send = async (command: string, body: object): Promise<Sent> => (queue ? sendCommand(queue, command, body) : NOT_READY);
  const count = (at: WalkStop, more: { picked?: number; dropped?: number }): void => {
    const { counts } = store.state();
    const { picked, dropped } = countOf(at, counts);
    store.change({ counts: { ...counts, [at.id]: { picked: picked + (more.picked ?? 0), dropped: dropped + (more.dropped ?? 0) } } });
  };

  const pick = async (at: WalkStop, text: string, units: number | null): Promise<void> => {
    const sent = await send(commands.pick, { work: at.id, bin: at.bin, code: text, units, at: new Date().toISOString() });
    if (sent.state === "answered" && !sent.ok) return say(false, sent.title, sent.detail);
    const counted = sent.state === "answered" ? Number(sent.answer["units"]) : (unitsOfCode(at, text) ?? 1) * (units ?? 1);
    count(at, { picked: counted });
    store.change({ code: { stop: at.id, text } });
    say(true, `Right: ${unitsText(counted)}`, sent.state === "kept" ? KEPT : "");
  };

  const scanBin = async (at: WalkStop, text: string): Promise<void> => {
    if (at.bin !== null && isBinCode(text, at.bin)) {
      store.change({ bin: at.bin });
      return say(true, "Right bin", "Now scan the item.");
    }
    // A wrong bin is kept with the person's name, like every scan.
    const sent = await send(commands.pick, { work: at.id, bin: text });
    say(false, "Wrong bin", sent.state === "answered" && !sent.ok ? sent.detail : "Scan the label of the bin that is shown.");
  };

  const short = async (at: WalkStop, { reason, units, substitute }: Extract<Act, { kind: "short" }>): Promise<void> => {
    const sent = await send(commands.short, { work: at.id, units, reason, ...(substitute !== null && { substitute }) });
    if (sent.state === "answered" && !sent.ok) return say(false, sent.title, sent.detail);
    count(at, { dropped: units });
    say(true, `${unitsText(units)} reported short`, shortText(sent, substitute));
  };

  const act = useTurns(async (done: Act): Promise<void> => {
    const { stop, open, binKnown, verified } = standingOf(stops, store.state());
    const { code } = store.state();
    if (!stop) return;
    if (done.kind === "short") await short(stop, done);
    else if (done.kind === "scan") await (binKnown ? pick(stop, done.text, null) : scanBin(stop, done.text));
    else if (code && verified) await pick(stop, ...restOf(stop, code.text, open));
  });
  const choose = (chosen: string): void => store.change({ chosen });
  return { ready: queue !== null, counts: state.counts, ...standingOf(stops, state), said, choose, act };
}
