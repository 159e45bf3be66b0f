import type { Metadata } from "next";
import type { ReactNode } from "react";
import { BegunMark } from "@/components/floor/work/begun-mark";
import { receiptTask, transferReceiptTask } from "@/components/floor/work/begun-tasks";
import { FloorList } from "@/components/floor/work/floor-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ButtonLink } from "@/components/ui/button-link";
import { Day } from "@/components/ui/day";
import { type ExpectedView, listExpected } from "@/lib/expected/read-expected";
import { requireFloor } from "@/lib/floor/session";
import { type ArrivingTransfer, listArriving } from "@/lib/transfers/read-requests";

export const metadata: Metadata = { title: "Receive" };

const KINDS = { purchase_order: "purchase order", advance_notice: "advance notice" } as const;

export default async function ReceivePage() {
  const { actor, location } = await requireFloor("receive");
  const [expected, transfers] = await Promise.all([listExpected(actor, location.id), listArriving(actor, location.id)]);
  const detail = (text: ReactNode, task: string) => (
    <>
      {text}
      <BegunMark task={task} />
    </>
  );
  const blind = {
    id: "blind",
    title: "Blind receipt",
    detail: detail("Goods that nobody announced", receiptTask(location.code, null)),
    action: countAt("/floor/receive/blind"),
  };
  return (
    <>
      <FloorList
        title={`Receive at ${location.name}`}
        empty={{ title: "Nothing was announced", text: "Count what arrived as a blind receipt." }}
        lists={[
          [blind],
          expected.map((it) => ({
            id: it.id,
            title: it.reference,
            detail: detail(detailOf(it), receiptTask(location.code, it.id)),
            action: countAt(`/floor/receive/${it.id}`),
          })),
          transfers.map((it) => ({
            id: it.id,
            title: `Transfer from ${it.from_name}`,
            detail: detail(transferText(it), transferReceiptTask(it.id)),
            action: countAt(`/floor/receive/transfer/${it.id}`),
          })),
        ]}
      />
      <LiveRefresh topic="all" />
    </>
  );
}

const countAt = (href: string) => (
  <ButtonLink href={href} size="floor" variant="primary">
    Count
  </ButtonLink>
);

function detailOf({ kind, supplier, expected_on: day, lines }: ExpectedView): ReactNode {
  const units = lines.reduce((sum, line) => sum + Math.max(0, line.units - line.received), 0);
  const awaited = units === 1 ? "1 unit" : `${units} units`;
  return (
    <>
      {[KINDS[kind], ...(supplier ? [supplier] : []), awaited].join(", ")}
      {day !== null && (
        <>
          , expected <Day value={day} />
        </>
      )}
    </>
  );
}

function transferText({ reference, lines }: ArrivingTransfer): string {
  const units = lines.reduce((sum, line) => sum + line.units - line.received, 0);
  return [units === 1 ? "1 unit on its way" : `${units} units on their way`, ...(reference ? [reference] : [])].join(", ");
}
