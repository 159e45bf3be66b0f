import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { FulfilmentRow } from "@/lib/fulfilment/read-fulfilments";

type FulfilmentTilesProps = {
  title: string;
  fulfilments: readonly FulfilmentRow[];
  action: string;
  empty: { title: string; text: string };
};

/** Fulfilments that wait for a pair of hands, the most urgent first. */
export function FulfilmentTiles({ title, fulfilments, action, empty }: FulfilmentTilesProps) {
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-4">
        <ButtonLink href="/floor" size="floor" className="h-11! px-4!">
          All work
        </ButtonLink>
        <h1 className="text-xl!">{title}</h1>
      </div>
      {fulfilments.length === 0 ? (
        <EmptyState title={empty.title}>{empty.text}</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {fulfilments.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center justify-between gap-4 rounded border border-line bg-sheet px-5 py-4">
              <p className="min-w-0">
                <strong className="block text-xl">
                  {row.number}
                  {row.tote && `, tote ${row.tote}`}
                </strong>
                <span className="text-floor text-ink-2">
                  {row.customer}, {row.packed} of {row.units} units packed
                  {row.picked < row.units && `, ${row.units - row.picked} still to pick`}
                  {row.promised_on && `, promised for ${row.promised_on}`}
                </span>
              </p>
              <ButtonLink href={`/floor/pack/${row.id}`} size="floor" variant="primary">
                {action}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
