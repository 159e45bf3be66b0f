import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { firstRows, hasMore, MOST_SHOWN } from "@/lib/catalogue/first-rows";

type FloorListProps = {
  title: string;
  empty: { title: string; text: string };
  /** Kinds of work, one below the other. */
  lists: readonly (readonly FloorRow[])[];
};

export type FloorRow = { id: string; title: string; detail: ReactNode; action: ReactNode };

/** Work that waits for a pair of hands, a large row each. */
export function FloorList({ title, empty, lists }: FloorListProps) {
  const rows = lists.flatMap(firstRows);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-4">
        <ButtonLink href="/floor" size="floor" className="h-11! px-4!">
          All work
        </ButtonLink>
        <h1 className="text-xl!">{title}</h1>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={empty.title}>{empty.text}</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center justify-between gap-4 rounded border border-line bg-sheet px-5 py-4">
              <p className="min-w-0">
                <strong className="block text-xl">{row.title}</strong>
                <span className="text-floor text-ink-2">{row.detail}</span>
              </p>
              {row.action}
            </li>
          ))}
        </ul>
      )}
      {lists.some(hasMore) && <MoreRows />}
    </div>
  );
}

/** Where the list stops before the work does. */
export const MoreRows = () => <p className="text-floor text-ink-2">Showing the first {MOST_SHOWN}. The rest appears as these are done.</p>;

/** Goes on with what is said of a piece of work. */
export const PromisedFor = ({ day }: { day: string | null }) =>
  day !== null && (
    <>
      , promised for <Day value={day} />
    </>
  );
