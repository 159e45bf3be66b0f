import { classNames } from "@/components/ui/class-names";
import { type Counts, countOf, leftOf, type WalkStop } from "@/components/floor/work/walk-state";

type WalkStopsProps = { stops: readonly WalkStop[]; counts: Counts; current: string | null; onChoose: (id: string) => void };

/** All stops in walking order: done, the one at hand, and what comes. */
export function WalkStops({ stops, counts, current, onChoose }: WalkStopsProps) {
  return (
    <ol className="grid">
      {stops.map((stop) => {
        const left = leftOf(stop, counts);
        const { picked, dropped } = countOf(stop, counts);
        const now = stop.id === current;
        return (
          <li key={stop.id} className="grid border-line border-b last:border-b-0">
            <button
              type="button"
              disabled={left === 0}
              aria-current={now ? "step" : undefined}
              onClick={() => onChoose(stop.id)}
              className={classNames(
                "flex min-h-14 items-center justify-between gap-3 px-4 py-2 text-left text-floor",
                left === 0 && "bg-ok-wash",
                now && "bg-accent-wash font-semibold",
              )}
            >
              <span className="min-w-0 break-words">
                {stop.bin ?? "Not put away"} {stop.name}
              </span>
              <span className="whitespace-nowrap">
                {left > 0 ? left : `${picked} ✓`}
                {dropped > 0 && <span className="block text-sm text-stop">{dropped} short</span>}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
