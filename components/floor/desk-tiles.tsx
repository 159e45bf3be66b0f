import { classNames } from "@/components/ui/class-names";
import { formatUnits } from "@/components/ui/figure-format";

export type DeskTile = { href: string; name: string; count: number; most: number; one: string; many: string };

/** The desks of the floor, large enough for a glove, each with what waits there. */
export function DeskTiles({ desks }: { desks: readonly DeskTile[] }) {
  return (
    <ul className="grid auto-rows-fr grid-cols-2 gap-4 lg:grid-cols-3">
      {desks.map(({ href, name, count, most, one, many }) => (
        <li key={href} className="grid">
          <a
            href={href}
            className="grid min-h-60 content-between gap-4 rounded border border-line bg-sheet px-5 py-4 hover:border-field max-md:min-h-32"
          >
            <span className="text-xl font-semibold tracking-[-0.01em]">{name}</span>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className={classNames("text-bin font-bold tracking-[-0.03em]", count > 0 ? "text-accent" : "text-ink-3")}>
                {count > most ? `${formatUnits(most)}+` : formatUnits(count)}
              </span>
              <span className="text-ink-2">{count === 1 ? one : many}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
