import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ReceiveTask } from "@/components/floor/work/receive-task";
import { findExpected } from "@/lib/expected/read-expected";
import { requireFloor } from "@/lib/floor/session";
import { worksAt } from "@/lib/receiving/command";
import { isUuid } from "@/lib/orders/read-order";
import { listCodes } from "@/lib/places/read-codes";

export const metadata: Metadata = { title: "Receive" };

export default async function ReceiveExpectedPage({ params }: { params: Promise<{ expected: string }> }) {
  const { actor, location, device } = await requireFloor("receive");
  const { expected: id } = await params;
  const found = isUuid(id) ? await findExpected(actor, id) : null;
  // The office leads here from a receipt of any location; a tablet stays where it stands.
  if (found && found.locationId !== location.id && !device && worksAt(actor, found.locationId))
    redirect(`/floor/location?next=${encodeURIComponent(`/floor/receive/${found.id}`)}`);
  if (!found || found.locationId !== location.id) notFound();
  const { locationId: _, ...expected } = found;
  const known = await listCodes(
    actor,
    expected.lines.map(({ sku }) => sku),
  );
  return <ReceiveTask location={{ code: location.code, name: location.name }} expected={expected} known={known} />;
}
