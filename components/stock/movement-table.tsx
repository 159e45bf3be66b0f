import type { ReactNode } from "react";
import { actorText } from "@/components/stock/actor-text";
import { CONDITION_WORDS, MOVEMENT_WORDS, REASON_WORDS } from "@/components/stock/words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatUnits } from "@/components/ui/figure-format";
import { Mono } from "@/components/ui/mono";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { Movement } from "@/lib/receiving/read-movements";

const delta = (units: number): ReactNode => (units === 0 ? <span className="text-ink-3">–</span> : formatUnits(units, true));

const columns = (zone: string): readonly Column<Movement>[] => [
  { key: "kind", header: "Movement", phone: "title", cell: ({ kind }) => <b className="font-medium">{MOVEMENT_WORDS[kind]}</b> },
  {
    key: "where",
    header: "Where",
    cell: ({ location, condition, bin, lot }) => (
      <>
        {condition === "good" ? location : `${location}, ${CONDITION_WORDS[condition].toLowerCase()}`}
        {bin !== null && (
          <>
            {" "}
            <Mono>{bin}</Mono>
          </>
        )}
        {lot !== null && <span className="text-ink-2"> lot {lot}</span>}
      </>
    ),
  },
  { key: "onHand", header: "On hand", align: "end", phone: "figure", cell: ({ onHandDelta }) => delta(onHandDelta) },
  { key: "bin", header: "In bin", align: "end", on: "tablet", cell: ({ binDelta }) => delta(binDelta) },
  { key: "reserved", header: "Reserved", align: "end", cell: ({ reservedDelta }) => delta(reservedDelta) },
  { key: "cause", header: "Because of", width: "fill", cell: (movement) => <Cause movement={movement} /> },
  { key: "actor", header: "By", on: "desktop", cell: actorText },
  { key: "at", header: "When", align: "end", cell: ({ occurredAt }) => <Time value={occurredAt} zone={zone} /> },
  { key: "txid", header: "Transaction", align: "end", on: "tablet", cell: ({ txid }) => <Mono>{formatUnits(Number(txid))}</Mono> },
];

function Cause({ movement }: { movement: Movement }) {
  const { orderId, orderNumber, receiptId, receiptReference, transferId, transferFrom, transferTo, reason, note } = movement;
  if (orderId) return <TextLink href={`/orders/${orderId}`}>{orderNumber}</TextLink>;
  if (receiptId) return <TextLink href={`/stock/receipts/${receiptId}`}>{receiptReference}</TextLink>;
  return (
    <span>
      {transferFrom && (
        <TextLink href={transferId ? `/stock/transfers/${transferId}` : "/stock/transfers"} className="mr-1">
          {transferFrom} to {transferTo}
        </TextLink>
      )}
      {reason && REASON_WORDS[reason]}
      {note && <span className="text-ink-2">: {note}</span>}
    </span>
  );
}

export function MovementTable({ movements, zone }: { movements: readonly Movement[]; zone: string }) {
  return (
    <DataTable
      caption="Movements, newest first"
      columns={columns(zone)}
      rows={movements}
      rowKey={({ id }) => id}
      stickyHead={false}
      empty={
        <EmptyState title="Nothing has moved">
          Every change of the figures above becomes a line here, with what caused it. Receive goods to see the first.
        </EmptyState>
      }
    />
  );
}
