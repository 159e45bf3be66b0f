import { useRouter } from "next/navigation";
import { useState } from "react";
import { useScanQueue } from "@/components/floor/queue-provider";
import { codeReader, NO_READER, useCodeReader } from "@/components/floor/work/code-reader";
import type { ScannedItem } from "@/components/floor/work/known-codes";
import { sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { useTurns } from "@/components/floor/work/use-turns";
import type { KnownCode } from "@/lib/places/read-codes";
import type { ToPutAway } from "@/lib/places/read-to-put-away";

export type PutAwayRow = ToPutAway & { id: string };
type Chosen = { id: string; bin: string | null; units: number };

/** What was put away since the page was made: it shows those units until it is made anew. */
function useTaken(rows: readonly PutAwayRow[]) {
  const [taken, setTaken] = useState<{ rows: readonly PutAwayRow[]; units: Readonly<Record<string, number>> }>({ rows, units: {} });
  const now = taken.rows === rows ? taken.units : {};
  const leftOf = ({ id, units }: PutAwayRow): number => units - (now[id] ?? 0);
  const take = ({ id }: PutAwayRow, units: number): void => setTaken({ rows, units: { ...now, [id]: (now[id] ?? 0) + units } });
  return { leftOf, take };
}

/** The row that is being put away, the bin it goes to and how many units of it. */
function useChosen(leftOf: (row: PutAwayRow) => number) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = (row: PutAwayRow | null, bin: string | null = null): void => {
    if (!row) return setChosen(null);
    const proposed = bin === null ? row.proposals[0] : row.proposals.find((it) => it.bin === bin);
    setChosen({ id: row.id, bin, units: Math.min(leftOf(row), proposed?.units ?? leftOf(row)) });
  };
  const setUnits = (units: number): void => setChosen((now) => now && { ...now, units });
  return { chosen, choose, setUnits };
}

/** What to put where, on this device: item, then bin, then how many. */
export function usePutAway(location: string, rows: readonly PutAwayRow[], known: readonly KnownCode[]) {
  const queue = useScanQueue();
  const router = useRouter();
  const { said, say } = useSaid();
  const { leftOf, take } = useTaken(rows);
  const { chosen, choose, setUnits } = useChosen(leftOf);
  const open = rows.filter((row) => leftOf(row) > 0);
  const row = open.find(({ id }) => id === chosen?.id);

  useCodeReader();

  const skus = rows.map(({ sku }) => sku);
  const scanItem = (item: ScannedItem | null, isBin: boolean): void => {
    const here = open.filter(({ sku, lot }) => sku === item?.sku && (item.lot === null || lot === item.lot));
    // A code does not tell that a unit is damaged, so a scan means good ones while there are any.
    const found = here.find(({ condition }) => condition === "good") ?? here[0];
    if (!found) return say(false, isBin ? "Scan the item first" : "Not to be put away", "Nothing with this code waits here.");
    choose(found);
    say(true, found.name, "Now scan the bin.");
  };
  const onScan = useTurns(async (text: string): Promise<void> => {
    const reader = await codeReader();
    if (!reader) return say(false, "Not read", NO_READER);
    const item = reader.findItem(text, known, skus);
    if (!row || item) return scanItem(item, reader.isBinLabel(text));
    const bin = reader.readBin(text);
    const proposed = row.proposals.some((it) => it.bin === bin);
    choose(row, bin);
    say(true, proposed ? "Right bin" : `Into ${bin}`, proposed ? "" : "This is another bin than proposed.");
  });

  const confirm = useTurns(async (): Promise<void> => {
    if (!queue || !row || !chosen?.bin) return;
    const { sku, condition, lot } = row;
    const { bin: to, units } = chosen;
    const sent = await sendCommand(queue, "put-away", { location, lines: [{ sku, condition, lot, units, to }] });
    choose(sent.state === "answered" && !sent.ok ? row : null);
    if (sent.state === "answered" && !sent.ok) return say(false, sent.title, sent.detail);
    take(row, units);
    say(true, `${units} × ${row.name} in ${to}`, sent.state === "kept" ? "No connection: kept here and sent when it is back." : "");
    router.refresh();
  });
  return { ready: queue !== null, said, open, row, chosen, leftOf, choose, setUnits, onScan, confirm };
}
