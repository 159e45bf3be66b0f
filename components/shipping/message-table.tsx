import type { ReactNode } from "react";
import { CARRIER_EVENT_WORDS, RESULT_WORDS, senderOf } from "@/components/shipping/message-words";
import { actorText } from "@/components/stock/actor-text";
import { Chip } from "@/components/ui/chip";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Mono } from "@/components/ui/mono";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { firstRows, hasMore, MOST_SHOWN } from "@/lib/catalogue/first-rows";
import type { CarrierMessage } from "@/lib/shipping/read-messages";

const WHAT: Column<CarrierMessage> = {
  key: "what",
  header: "What",
  phone: "title",
  width: "fill",
  cell: ({ kind, note, because }) => (
    <span className="grid">
      {CARRIER_EVENT_WORDS[kind]}
      {note !== "" && <bdi className="text-ink-2 break-words">{note}</bdi>}
      {because !== null && <span className="text-ink-2">{because}</span>}
    </span>
  ),
};

const SENDER: Column<CarrierMessage> = {
  key: "sender",
  header: "Told by",
  on: "tablet",
  // Of what was refused it matters who sent it in the carrier's name.
  cell: (message) =>
    message.source.startsWith("carrier ") && message.result !== "refused" ? senderOf(message.source) : actorText(message),
};

const RESULT: Column<CarrierMessage> = {
  key: "result",
  header: "Result",
  phone: "figure",
  cell: ({ result }) => (
    <Chip tone={RESULT_WORDS[result].tone} shape={RESULT_WORDS[result].shape}>
      {RESULT_WORDS[result].text}
    </Chip>
  ),
};

const at = (zone: string): Column<CarrierMessage> => ({
  key: "at",
  header: "Happened",
  align: "end",
  cell: ({ occurredAt }) => <Time value={occurredAt} zone={zone} form="datetime" />,
});

const NUMBER: Column<CarrierMessage> = { key: "number", header: "Number", on: "desktop", cell: ({ subject }) => <Mono>{subject}</Mono> };

const PARCEL: Column<CarrierMessage> = {
  key: "parcel",
  header: "Parcel",
  cell: ({ orderId, orderNumber, package: seq }) =>
    orderId === null ? (
      "–"
    ) : (
      <span className="grid whitespace-nowrap">
        <TextLink quiet href={`/orders/${orderId}`}>
          {orderNumber}
        </TextLink>
        <span className="text-ink-2">Package {seq}</span>
      </span>
    ),
};

type MessageTableProps = { messages: readonly CarrierMessage[]; zone: string; empty: ReactNode };

/** What carriers and colleagues said of parcels, wherever they are. */
export function MessageTable({ messages, zone, empty }: MessageTableProps) {
  return (
    <DataTable
      caption="Messages about parcels, newest first"
      columns={[WHAT, PARCEL, NUMBER, SENDER, RESULT, at(zone)]}
      rows={messages}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

/** The same of one shipment. */
export function ShipmentMessages({ messages, zone }: Omit<MessageTableProps, "empty">) {
  const box: Column<CarrierMessage> = { key: "package", header: "Package", align: "end", cell: ({ package: seq }) => seq };
  return (
    <>
      <DataTable
        caption="What was said of it"
        columns={[WHAT, box, SENDER, RESULT, at(zone)]}
        rows={firstRows(messages)}
        rowKey={({ id }) => id}
        stickyHead={false}
      />
      {hasMore(messages) && <p className="text-ink-2">Showing the newest {MOST_SHOWN}.</p>}
    </>
  );
}
