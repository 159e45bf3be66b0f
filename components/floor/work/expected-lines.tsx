import type { Arrival } from "@/components/floor/work/arrivals";
import { unitsIn } from "@/components/floor/work/arrivals";
import { classNames } from "@/components/ui/class-names";

type Line = { sku: string; name: string; units: number; received: number };

/** What was announced, with what has arrived of it before and what is counted now. */
export function ExpectedLines({ lines, arrivals }: { lines: readonly Line[]; arrivals: readonly Arrival[] }) {
  return (
    <ol className="grid" aria-label="Expected">
      {lines.map(({ sku, name, units, received }) => {
        const now = received + unitsIn(arrivals.filter((it) => it.sku === sku));
        return (
          <li
            key={sku}
            className={classNames(
              "flex min-h-14 items-center justify-between gap-3 border-line border-b px-4 py-2 text-floor last:border-b-0",
              now === units && "bg-ok-wash",
            )}
          >
            <span className="min-w-0 break-words">
              {name}
              <span className="block text-ink-2 text-sm">{sku}</span>
            </span>
            <span className="whitespace-nowrap text-right">
              {now} of {units}
              {now > units && <span className="block text-sm text-stop">{now - units} over</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
