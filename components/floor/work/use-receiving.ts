import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { type Arrival, type ArrivingItem, change, count, lotOf } from "@/components/floor/work/arrivals";
import { findItem } from "@/components/floor/work/known-codes";
import { lookUpItem } from "@/components/floor/work/look-up-item";
import { sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { useTurns } from "@/components/floor/work/use-turns";
import type { Missing } from "@/lib/expected/expected-lines";
import type { KnownCode } from "@/lib/places/read-codes";

export type Fed = { number: string; sku: string; units: number };
export type Received = { kept: boolean; fed: readonly Fed[]; missing: Missing };
/** What is expected and may be counted; null where anything may arrive. */
export type ExpectedItem = Pick<ArrivingItem, "sku" | "name" | "lots">;

/** Codes that were looked up once are known from then on, without a connection, too. */
function useCodes(expected: readonly ExpectedItem[] | null, known: readonly KnownCode[]) {
  const [seen, setSeen] = useState<ReadonlyMap<string, ArrivingItem>>(new Map());
  const itemOf = async (text: string): Promise<ArrivingItem | string> => {
    const code = text.trim();
    const before = seen.get(code);
    if (before) return before;
    const here =
      expected &&
      findItem(
        code,
        known,
        expected.map(({ sku }) => sku),
      );
    const of = here && expected.find(({ sku }) => sku === here.sku);
    if (here && of) return { ...here, ...of };
    const asked = await lookUpItem(code);
    if (!asked.ok) return asked.detail;
    if (expected && !expected.some(({ sku }) => sku === asked.item.sku))
      return `${asked.item.name} is not expected. Set it aside and receive it as a blind receipt.`;
    setSeen((now) => new Map(now).set(code, asked.item));
    return asked.item;
  };
  return itemOf;
}

/** Counts what arrives on this device until it is finished; nothing is written before. */
export function useReceiving(expected: readonly ExpectedItem[] | null, known: readonly KnownCode[]) {
  const queue = useScanQueue();
  const itemOf = useCodes(expected, known);
  const { said, say } = useSaid();
  const [arrivals, setArrivals] = useState<readonly Arrival[]>([]);
  /** Goods whose lot is asked for now. */
  const [asks, setAsks] = useState<ArrivingItem | null>(null);
  const [received, setReceived] = useState<Received | null>(null);

  const add = (item: ArrivingItem): void => {
    setArrivals((now) => count(now, item));
    setAsks(null);
    say(true, `${item.units} × ${item.name}`, item.lots && item.lot ? `Lot ${item.lot}` : "");
  };
  const onScan = useTurns(async (text: string): Promise<void> => {
    const item = await itemOf(text);
    if (typeof item === "string") return say(false, "Not counted", item);
    const same = item.lots && item.lot === null ? lotOf(arrivals, item.sku) : undefined;
    if (!item.lots || item.lot !== null || same) return add({ ...item, ...same });
    setAsks(item);
    say(true, item.name, "Now name its lot.");
  });
  const finish = useTurns(async (command: string, body: object): Promise<void> => {
    if (!queue) return;
    const sent = await sendCommand(queue, command, body);
    if (sent.state === "answered" && !sent.ok) return say(false, sent.title, sent.detail);
    const answer = sent.state === "answered" ? (sent.answer as { fed?: Fed[]; expected?: { missing: Missing } }) : {};
    setReceived({ kept: sent.state === "kept", fed: answer.fed ?? [], missing: answer.expected?.missing ?? [] });
    setArrivals([]);
  });
  const correct = (id: string, to: { good: number; damaged: number }): void => setArrivals((now) => change(now, id, to));
  return { ready: queue !== null, said, arrivals, asks, received, onScan, add, setAsks, correct, finish };
}
