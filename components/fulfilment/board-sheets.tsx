import { Columns } from "@/components/ui/columns";
import { Day } from "@/components/ui/day";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatUnits } from "@/components/ui/figure-format";
import { Meter } from "@/components/ui/meter";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { UnitBar } from "@/components/ui/unit-bar";
import type { Board } from "@/lib/fulfilment/read-board";

/** The floor at a glance: backlog by stage, what may ship late, picks by the hour, bins that are found short. */
export function BoardSheets({ board, zone }: { board: Board; zone: string }) {
  const { stages, transfers, waiting, late, picks, shorts } = board;
  const backlog = stages.unreleased + stages.to_pick + stages.to_pack + stages.to_ship;
  const busiest = Math.max(1, ...picks.map(({ units }) => units));
  const worst = Math.max(1, ...shorts.map(({ times }) => times));
  return (
    <Columns aside={<LateSheet late={late} />}>
      <Sheet title="Backlog">
        <UnitBar
          segments={[
            { value: stages.to_ship, color: "packed", label: "To ship" },
            { value: stages.to_pack, color: "picked", label: "To pack" },
            { value: stages.to_pick, color: "reserved", label: "To pick" },
            { value: stages.unreleased, color: "waiting", label: "To release" },
          ]}
          sentence={backlogText(backlog, transfers.to_pick + transfers.to_send)}
        />
        <DefinitionList
          items={[
            { term: "To release", value: formatUnits(stages.unreleased) },
            { term: "To pick", value: formatUnits(stages.to_pick) },
            { term: "To pack", value: formatUnits(stages.to_pack) },
            { term: "To ship", value: formatUnits(stages.to_ship) },
            { term: "To pick for transfers", value: formatUnits(transfers.to_pick) },
            { term: "To send to other locations", value: formatUnits(transfers.to_send) },
            { term: "Waiting for stock, all locations", value: formatUnits(waiting) },
          ]}
        />
      </Sheet>
      <Sheet title="Picks by the hour">
        {picks.length === 0 ? (
          <p className="text-ink-2">Nobody picked in the last twelve hours.</p>
        ) : (
          <ul className="grid gap-2">
            {picks.map((row) => (
              <li key={row.at} className="grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-3">
                <Time value={row.at} zone={zone} form="clock" />
                <Meter value={row.units} max={busiest} label={`${row.units} units picked`} />
                <span className="num">
                  {formatUnits(row.units)} by {row.people}
                  {forTransfers(row)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title="Short picks by bin, 30 days">
        {shorts.length === 0 ? (
          <p className="text-ink-2">Every unit was where it should be.</p>
        ) : (
          <ul className="grid gap-2">
            {shorts.map((row) => (
              <li key={row.bin} className="grid grid-cols-[8rem_minmax(0,1fr)_auto] items-center gap-3">
                <span className="break-words">{row.bin}</span>
                <Meter value={row.times} max={worst} label={`${row.times} times short`} tone="wait" />
                <span className="num">
                  {row.times === 1 ? "once" : `${row.times} times`}, {row.units === 1 ? "1 unit" : `${formatUnits(row.units)} units`}
                  {forTransfers(row)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
    </Columns>
  );
}

/** Units of orders, which the bar shows, and beside them what other locations asked for. */
function backlogText(units: number, forOthers: number): string {
  if (units + forOthers === 0) return "Nothing waits on this floor.";
  const own = `${formatUnits(units)} units of orders are reserved here and have not left.`;
  return forOthers === 0 ? own : `${own} ${formatUnits(forOthers)} more go to other locations.`;
}

const forTransfers = ({ for_transfers: units }: { for_transfers: number }) =>
  units > 0 && <span className="text-ink-2">, {formatUnits(units)} for transfers</span>;

function LateSheet({ late }: Pick<Board, "late">) {
  return (
    <Sheet title="At risk of shipping late">
      {late.length === 0 ? (
        <p className="text-ink-2">Nothing on the floor is promised for today or earlier.</p>
      ) : (
        <ul className="grid gap-1">
          {late.map((row) => (
            <li key={row.id}>
              <TextLink href={`/orders/${row.order}`}>{row.number}</TextLink>{" "}
              <span className="text-stop">
                promised for <Day value={row.promised_on} />
              </span>{" "}
              <span className="text-ink-2">{row.state}</span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
