import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { type Sent, sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { useTurns } from "@/components/floor/work/use-turns";
import { type Counts, countOf, currentStop, isBinCode, leftOf, restOf, unitsOfCode } from "@/components/floor/work/walk-state";
import type { ShortReason } from "@/db/values";
import type { Stop } from "@/lib/fulfilment/read-walks";

const NOT_READY: Sent = { state: "answered", ok: false, title: "Not ready yet", detail: "Scan again.", verdict: null };
const KEPT = "No connection: kept here and checked when it is back.";
const unitsText = (units: number): string => (units === 1 ? "1 unit" : `${units} units`);

export type Act = { kind: "scan"; text: string } | { kind: "confirm" } | { kind: "short"; reason: ShortReason; units: number };

/** What was counted on this device, beyond what the page says. */
function useCounts() {
  const [counts, setCounts] = useState<Counts>({});
  const count = (at: Stop, more: { picked?: number; dropped?: number }): void =>
    setCounts((now) => {
      const { picked, dropped } = countOf(at, now);
      return { ...now, [at.id]: { picked: picked + (more.picked ?? 0), dropped: dropped + (more.dropped ?? 0) } };
    });
  return { counts, count };
}

/** The state of one walk on this device, and what a scan or a button does to it. */
export function useWalk(stops: readonly Stop[]) {
  const queue = useScanQueue();
  const { counts, count } = useCounts();
  const [chosen, choose] = useState<string | null>(null);
  const [bin, setBin] = useState<string | null>(null);
  const [code, setCode] = useState<{ stop: string; text: string } | null>(null);
  const { said, say } = useSaid();
  const stop = currentStop(stops, counts, chosen);
  const binKnown = stop !== undefined && (stop.bin === null || stop.bin === bin);

  const send = async (command: string, body: object): Promise<Sent> => (queue ? sendCommand(queue, command, body) : NOT_READY);

  const pick = async (at: Stop, text: string, units: number | null): Promise<void> => {
    const sent = await send("pick", { work: at.id, bin: at.bin, code: text, units, at: new Date().toISOString() });
    if (sent.state === "answered" && !sent.ok) return say(false, sent.title, sent.detail);
    const counted = sent.state === "answered" ? Number(sent.answer["units"]) : (unitsOfCode(at, text) ?? 1) * (units ?? 1);
    count(at, { picked: counted });
    setCode({ stop: at.id, text });
    say(true, `Right: ${unitsText(counted)}`, sent.state === "kept" ? KEPT : "");
  };

  const scanBin = async (at: Stop & { bin: string }, text: string): Promise<void> => {
    if (isBinCode(text, at.bin)) {
      setBin(at.bin);
      return say(true, "Right bin", "Now scan the item.");
    }
    // A wrong bin is kept with the person's name, like every scan.
    const sent = await send("pick", { work: at.id, bin: text });
    say(false, "Wrong bin", sent.state === "answered" && !sent.ok ? sent.detail : "Scan the label of the bin that is shown.");
  };
  const scan = async (text: string): Promise<void> => {
    if (stop?.bin && stop.bin !== bin) await scanBin({ ...stop, bin: stop.bin }, text);
    else if (stop) await pick(stop, text, null);
  };

  const short = async (reason: ShortReason, units: number): Promise<void> => {
    if (!stop) return;
    const sent = await send("short", { work: stop.id, units, reason });
    if (sent.state === "answered" && !sent.ok) return say(false, sent.title, sent.detail);
    count(stop, { dropped: units });
    const elsewhere = sent.state === "answered" && Number(sent.answer["reserved_elsewhere"]) > 0;
    say(
      true,
      `${unitsText(units)} reported short`,
      elsewhere ? "Another location gives them." : "They wait again; the bin will be counted.",
    );
  };

  const { open, verified } = { open: stop ? leftOf(stop, counts) : 0, verified: stop !== undefined && code?.stop === stop.id };
  const act = useTurns(async (done: Act): Promise<void> => {
    if (done.kind === "scan") await scan(done.text);
    else if (done.kind === "short") await short(done.reason, done.units);
    else if (stop && code && verified) await pick(stop, ...restOf(stop, code.text, open));
  });
  return { ready: queue !== null, stop, counts, open, binKnown, verified, said, choose, act };
}
