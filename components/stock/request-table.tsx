import { Chip } from "@/components/ui/chip";
import { ConfirmForm } from "@/components/ui/confirm-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { DeniedButton } from "@/components/ui/denied-button";
import { formatUnits } from "@/components/ui/figure-format";
import type { AnswerAction, AnyAnswer } from "@/components/ui/form-answer";
import type { RefusalSentences } from "@/components/ui/refusal-sentence";
import { Time } from "@/components/ui/time";
import type { ListedRequest } from "@/lib/transfers/read-requests";

type RequestTableProps<Answer extends AnyAnswer> = {
  requests: readonly ListedRequest[];
  zone: string;
  /** Null for who may not call a request off. */
  cancel: AnswerAction<Answer> | null;
  refusals: RefusalSentences;
};

const columnsIn = (zone: string): readonly Column<ListedRequest>[] => [
  { key: "way", header: "From and to", phone: "title", cell: ({ from, to }) => `${from} → ${to}` },
  { key: "reference", header: "Reference", width: "fill", on: "tablet", cell: ({ reference }) => <bdi>{reference}</bdi> },
  { key: "state", header: "State", phone: "figure", cell: (request) => <RequestChip request={request} /> },
  { key: "units", header: "Asked for", align: "end", cell: ({ units }) => formatUnits(units) },
  { key: "picked", header: "Picked", align: "end", cell: ({ picked }) => formatUnits(picked) },
  {
    key: "dropped",
    header: "Not found",
    align: "end",
    on: "desktop",
    cell: ({ dropped }) => (dropped === 0 ? <span className="text-ink-3">–</span> : formatUnits(dropped)),
  },
  { key: "at", header: "Asked at", align: "end", on: "desktop", cell: ({ requested_at }) => <Time value={requested_at} zone={zone} /> },
];

function RequestChip({ request: { units, picked, dropped } }: { request: ListedRequest }) {
  if (picked + dropped === units) return <Chip tone="wait">To be sent</Chip>;
  return picked + dropped > 0 ? (
    <Chip tone="info" shape="half">
      Being picked
    </Chip>
  ) : (
    <Chip tone="neutral">To be picked</Chip>
  );
}

/** Transfers that a floor is asked to pick. */
export function RequestTable<Answer extends AnyAnswer>({ requests, zone, cancel, refusals }: RequestTableProps<Answer>) {
  if (requests.length === 0) return null;
  const actions: Column<ListedRequest> = {
    key: "actions",
    header: <span className="sr-only">Actions</span>,
    width: "min",
    cell: ({ id, from, to, picked, yours }) =>
      cancel &&
      (yours ? (
        <ConfirmForm
          label={
            <>
              Cancel
              <span className="sr-only">
                {" "}
                {from} to {to}
              </span>
            </>
          }
          size="sm"
          variant="danger"
          title={`Cancel the transfer from ${from} to ${to}?`}
          effect={`Its units are free again${picked > 0 ? `; the ${formatUnits(picked)} that were picked wait to be put away` : ""}.`}
          confirmLabel="Cancel transfer"
          keepLabel="Keep it"
          action={cancel}
          hidden={{ request: id }}
          refusals={refusals}
          doneText="The transfer is canceled."
        />
      ) : (
        <DeniedButton size="sm" reason={`It is picked at ${from}: somebody who works there cancels it.`}>
          Cancel
        </DeniedButton>
      )),
  };
  return (
    <DataTable
      caption="Transfers to be picked"
      columns={[...columnsIn(zone), actions]}
      rows={requests}
      rowKey={({ id }) => id}
      stickyHead={false}
      empty={null}
    />
  );
}
