import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WalkTask } from "@/components/floor/work/walk-task";
import { requireFloor } from "@/lib/floor/session";
import { findWalk } from "@/lib/fulfilment/read-walks";
import { isUuid } from "@/lib/orders/read-order";

export const metadata: Metadata = { title: "Walk" };

export default async function WalkPage({ params }: { params: Promise<{ walk: string }> }) {
  const { actor, location } = await requireFloor("pick");
  const { walk: id } = await params;
  const walk = isUuid(id) ? await findWalk(actor, id) : null;
  if (!walk || walk.locationId !== location.id) notFound();
  // Not live on purpose: a refresh that loses its connection would reload the page. What changed is said by the next scan.
  return <WalkTask walk={walk} />;
}
