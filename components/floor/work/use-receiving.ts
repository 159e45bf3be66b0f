import { useState } from "react";
import { type Arrival, type ArrivingItem, change, count, lotOf } from "@/components/floor/work/arrivals";
import { useCodeReader } from "@/components/floor/work/code-reader";
import type { Sent } from "@/components/floor/work/send-command";
import { useBegun } from "@/components/floor/work/use-begun";
import { type KnownItem, readItem, type SeenCodes } from "@/components/floor/work/read-item";
import { useSaid } from "@/components/floor/work/use-said";
import { useTurns } from "@/components/floor/work/use-turns";
import type { Missing } from "@/lib/expected/expected-lines";
import type { CrossDockProposal } from "@/lib/fulfilment/list-cross-docks";
import type { KnownCode } from "@/lib/places/read-codes";

export type Received = { kept: boolean; crossDocks: readonly CrossDockProposal[]; missing: Missing };

type Receiving = { arrivals: readonly Arrival[]; seen: SeenCodes; reference: string };
const UNTOUCHED: Receiving = { arrivals: [], seen: {}, reference: "" };

type Asked = {
  /** What the work is kept under on this device. */
  task: string;
  /** What is expected and may be counted; null where anything may arrive. */
  expected: readonly KnownItem[] | null;
  known: readonly KnownCode[];
  /** For goods whose answer says something of its own. */
  onSettled?: (sent: Sent) => void;
};

function receivedOf(sent: Sent): Received | null {
  if (sent.state === "kept") return { kept: true, crossDocks: [], missing: [] };
  if (!sent.ok) return null;
  const answer = sent.answer as { cross_docks?: CrossDockProposal[]; expected?: { missing: Missing } };
  const { cross_docks: crossDocks = [], expected } = answer;
  return { kept: false, crossDocks, missing: expected?.missing ?? [] };
}

/** Counts what arrives on this device until it is finished; nothing is written before. */
export function useReceiving({ task, expected, known, onSettled }: Asked) {
  const { said, say } = useSaid();
  useCodeReader();
  /** Goods whose lot is asked for now. */
  const [asks, setAsks] = useState<ArrivingItem | null>(null);
  const [received, setReceived] = useState<Received | null>(null);
  const begun = useBegun(task, UNTOUCHED, (sent) => {
    if (sent.state === "answered" && !sent.ok) say(false, sent.title, sent.detail);
    setReceived(receivedOf(sent));
    onSettled?.(sent);
  });
  const { keep, finish: send } = begun;

  const add = (item: ArrivingItem): void => {
    keep((work) => ({ ...work, arrivals: count(work.arrivals, item) }));
    setAsks(null);
    say(true, `${item.units} × ${item.name}`, item.lots && item.lot ? `Lot ${item.lot}` : "");
  };
  const onScan = useTurns(async (text: string): Promise<void> => {
    const item = await readItem(text, {
      items: expected ?? [],
      codes: known,
      seen: () => begun.now().seen,
      onSeen: (code, seen) => keep((work) => ({ ...work, seen: { ...work.seen, [code]: seen } })),
    });
    if (typeof item === "string") return say(false, "Not counted", item);
    if (expected && !expected.some(({ sku }) => sku === item.sku))
      return say(false, "Not counted", `${item.name} is not expected. Set it aside and receive it as a blind receipt.`);
    const same = item.lots && item.lot === null ? lotOf(begun.now().arrivals, item.sku) : undefined;
    if (!item.lots || item.lot !== null || same) return add({ ...item, ...same });
    setAsks(item);
    say(true, item.name, "Now name its lot.");
  });
  const finish = useTurns(async (command: string, body: object): Promise<void> => {
    await send(command, body);
  });
  const correct = (id: string, to: { good: number; damaged: number }): void =>
    keep((work) => ({ ...work, arrivals: change(work.arrivals, id, to) }));
  const refer = (reference: string): void => keep((work) => ({ ...work, reference }));
  return { ...begun, said, asks, received, onScan, add, setAsks, correct, refer, finish };
}
