import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReceiveTransferTask } from "@/components/floor/work/receive-transfer-task";
import { requireFloor } from "@/lib/floor/session";
import { listCodes } from "@/lib/places/read-codes";
import { findArriving } from "@/lib/transfers/read-requests";

export const metadata: Metadata = { title: "Receive a transfer" };

export default async function ReceiveTransferPage({ params }: { params: Promise<{ transfer: string }> }) {
  const { actor, location } = await requireFloor("receive");
  const { transfer: id } = await params;
  const transfer = await findArriving(actor, location.id, id);
  if (!transfer) notFound();
  const known = await listCodes(
    actor,
    transfer.lines.map(({ sku }) => sku),
  );
  return <ReceiveTransferTask transfer={transfer} known={known} />;
}
