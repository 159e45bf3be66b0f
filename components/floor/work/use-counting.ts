import { useState } from "react";
import { countTaskName } from "@/components/floor/work/begun-tasks";
import { useCodeReader } from "@/components/floor/work/code-reader";
import { type Counted, type CountedItem, countUnits, entriesOf, lastLot, setUnits } from "@/components/floor/work/counted";
import { readItem, type SeenCodes } from "@/components/floor/work/read-item";
import type { Sent } from "@/components/floor/work/send-command";
import { useBegun } from "@/components/floor/work/use-begun";
import { useSaid } from "@/components/floor/work/use-said";
import { useTurns } from "@/components/floor/work/use-turns";
import type { CountRow, ToCount } from "@/lib/counting/read-tasks";

type Counting = { counted: readonly Counted[]; seen: SeenCodes };
export type Finished = "done" | "recount" | "kept";

/** A count of one product begins with its row, because what is not there cannot be scanned. */
const untouched = ({ sku }: CountRow, { items }: ToCount): Counting => ({
  counted: items.filter((item) => item.sku === sku && !item.lots).flatMap((item) => countUnits([], { ...item, lot: null, units: 0 })),
  seen: {},
});

function finishedOf(sent: Sent): Finished | null {
  if (sent.state === "kept") return "kept";
  if (!sent.ok) return null;
  return (sent.answer["task"] as { state?: unknown } | undefined)?.state === "recount" ? "recount" : "done";
}

/** Counts a bin on this device until the count is finished. */
export function useCounting(task: CountRow, known: ToCount, onFinished: (as: Finished) => void) {
  useCodeReader();
  const { said, say } = useSaid();
  /** Goods whose lot is asked for now. */
  const [asks, setAsks] = useState<CountedItem | null>(null);
  const [before] = useState(() => untouched(task, known));
  const begun = useBegun(countTaskName(task.id, task.state), before, (sent) => {
    if (sent.state === "answered" && !sent.ok) say(false, sent.title, sent.detail);
    const finished = finishedOf(sent);
    if (finished) onFinished(finished);
  });
  const add = (item: CountedItem): void => {
    begun.keep((work) => ({ ...work, counted: countUnits(work.counted, item) }));
    setAsks(null);
    say(true, `${item.sku}: ${item.units} counted`, item.lots && item.lot ? `Lot ${item.lot}` : "");
  };
  const onScan = useTurns(async (text: string): Promise<void> => {
    const item = await readItem(text, {
      ...known,
      seen: () => begun.now().seen,
      onSeen: (code, seen) => begun.keep((work) => ({ ...work, seen: { ...work.seen, [code]: seen } })),
    });
    if (typeof item === "string") return say(false, "Not counted", item);
    if (task.sku !== null && item.sku !== task.sku) return say(false, "Not counted", `Only ${task.name} is counted here.`);
    const lot = item.lots ? (item.lot ?? lastLot(begun.now().counted, item.sku)) : null;
    if (!item.lots || lot !== null) return add({ ...item, lot });
    setAsks(item);
    say(true, item.name, "Now name its lot.");
  });
  const correct = (id: string, units: number): void => begun.keep((work) => ({ ...work, counted: setUnits(work.counted, id, units) }));
  const finish = useTurns(async (): Promise<void> => {
    await begun.finish("count", { task: task.id, entries: entriesOf(begun.now().counted) });
  });
  return { ...begun, said, asks, onScan, add, setAsks, correct, finish };
}
