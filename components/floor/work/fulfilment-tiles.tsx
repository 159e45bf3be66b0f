import { FloorList, PromisedFor } from "@/components/floor/work/floor-list";
import { ButtonLink } from "@/components/ui/button-link";
import type { FulfilmentRow } from "@/lib/fulfilment/read-fulfilments";

type FulfilmentTilesProps = {
  title: string;
  fulfilments: readonly FulfilmentRow[];
  action: string;
  empty: { title: string; text: string };
};

/** Fulfilments that wait, the most urgent first. */
export function FulfilmentTiles({ title, fulfilments, action, empty }: FulfilmentTilesProps) {
  const rows = fulfilments.map((row) => ({
    id: row.id,
    title: row.tote ? `${row.number}, tote ${row.tote}` : row.number,
    detail: (
      <>
        {`${row.customer}, ${row.packed} of ${row.units} units packed`}
        {row.picked < row.units && `, ${row.units - row.picked} still to pick`}
        <PromisedFor day={row.promised_on} />
      </>
    ),
    action: (
      <ButtonLink href={`/floor/pack/${row.id}`} size="floor" variant="primary">
        {action}
      </ButtonLink>
    ),
  }));
  return <FloorList title={title} empty={empty} lists={[rows]} />;
}
