import { useRouter } from "next/navigation";
import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { findItem, isBinLabel, readBin } from "@/components/floor/work/known-codes";
import { sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import type { KnownCode } from "@/lib/places/read-codes";
import type { ToPutAway } from "@/lib/places/read-to-put-away";

export type PutAwayRow = ToPutAway & { id: string };
type Chosen = { id: string; bin: string | null; units: number };
/** What was put away without a connection, as long as the page shows the row as it was then. */
type Kept = Readonly<Record<string, { seen: number; units: number }>>;

/** What to put where, on this device: item, then bin, then how many. */
export function usePutAway(location: string, rows: readonly PutAwayRow[], known: readonly KnownCode[]) {
  const queue = useScanQueue();
  const router = useRouter();
  const { said, say } = useSaid();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [kept, setKept] = useState<Kept>({});

  const leftOf = (row: PutAwayRow): number => (kept[row.id]?.seen === row.units ? row.units - kept[row.id].units : row.units);
  const open = rows.filter((row) => leftOf(row) > 0);
  const row = open.find(({ id }) => id === chosen?.id);
  const choose = (at: PutAwayRow | null): void =>
    setChosen(at && { id: at.id, bin: null, units: Math.min(leftOf(at), at.proposals[0]?.units ?? leftOf(at)) });
  const setUnits = (units: number): void => {
    if (chosen && row) setChosen({ ...chosen, units: Math.min(Math.max(1, units), leftOf(row)) });
  };

  const scanItem = (text: string): void => {
    const item = findItem(
      text,
      known,
      open.map(({ sku }) => sku),
    );
    const found = item && (open.find(({ sku, lot }) => sku === item.sku && (item.lot === null || lot === item.lot)) ?? null);
    if (!found) return say(false, isBinLabel(text) ? "Scan the item first" : "Not to be put away", "Nothing with this code waits here.");
    choose(found);
    say(true, found.name, "Now scan the bin.");
  };
  const scanBin = (at: PutAwayRow, text: string): void => {
    if (
      !isBinLabel(text) &&
      findItem(
        text,
        known,
        rows.map(({ sku }) => sku),
      )
    )
      return scanItem(text);
    const bin = readBin(text);
    const proposed = at.proposals.find((it) => it.bin === bin);
    setChosen({ id: at.id, bin, units: Math.min(leftOf(at), proposed?.units ?? leftOf(at)) });
    say(true, proposed ? "Right bin" : `Into ${bin}`, proposed ? "" : "This is another bin than proposed.");
  };
  const onScan = (text: string): void => (row ? scanBin(row, text) : scanItem(text));

  const confirm = async (): Promise<void> => {
    if (!queue || !row || !chosen?.bin) return;
    const { sku, condition, lot } = row;
    const line = { sku, condition, lot, units: chosen.units, to: chosen.bin };
    const sent = await sendCommand(queue, "put-away", { location, lines: [line] });
    if (sent.state === "answered" && !sent.ok) {
      setChosen({ ...chosen, bin: null });
      return say(false, sent.title, sent.detail);
    }
    if (sent.state === "kept") {
      const before = row.units - leftOf(row);
      setKept((now) => ({ ...now, [row.id]: { seen: row.units, units: before + chosen.units } }));
    }
    const detail = sent.state === "kept" ? "No connection: kept here and sent when it is back." : "";
    say(true, `${chosen.units} × ${row.name} in ${chosen.bin}`, detail);
    setChosen(null);
    router.refresh();
  };
  return { ready: queue !== null, said, open, row, chosen, leftOf, choose, setUnits, onScan, confirm };
}
