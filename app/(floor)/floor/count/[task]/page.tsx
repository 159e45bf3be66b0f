import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CountTask } from "@/components/floor/work/count-task";
import { findCount, readToCount } from "@/lib/counting/read-tasks";
import { requireFloor } from "@/lib/floor/session";
import { isUuid } from "@/lib/orders/read-order";

export const metadata: Metadata = { title: "Count" };

export default async function CountTaskPage({ params }: { params: Promise<{ task: string }> }) {
  const { actor, location } = await requireFloor("count");
  const { task: id } = await params;
  const task = isUuid(id) ? await findCount(actor, id) : null;
  if (!task || task.locationId !== location.id) notFound();
  return <CountTask key={task.state} task={task} known={await readToCount(actor, id)} />;
}
