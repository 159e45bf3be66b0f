import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TransferWalkTask } from "@/components/floor/work/transfer-walk-task";
import { requireFloor } from "@/lib/floor/session";
import { findRequestView } from "@/lib/transfers/read-requests";

export const metadata: Metadata = { title: "Transfer" };

export default async function TransferWalkPage({ params }: { params: Promise<{ request: string }> }) {
  const { actor, location } = await requireFloor("pick");
  const { request: id } = await params;
  const request = await findRequestView(actor, id);
  if (!request || request.from !== location.code || request.state !== "open") notFound();
  // Not live, as the walk of an order is not: what changed is said by the next scan.
  return <TransferWalkTask request={request} maySend={actor.rights.has("transfer")} />;
}
