import type { Metadata } from "next";
import { FloorList } from "@/components/floor/work/floor-list";
import { PutBackRow } from "@/components/floor/work/put-back-row";
import { LiveRefresh } from "@/components/live/live-refresh";
import { requireFloor } from "@/lib/floor/session";
import { listPutBacks } from "@/lib/fulfilment/read-put-backs";

export const metadata: Metadata = { title: "Put back" };

export default async function PutBackPage() {
  const { actor, location } = await requireFloor("pick");
  const tasks = await listPutBacks(actor, location.id);
  return (
    <>
      <FloorList
        title={`Put back at ${location.name}`}
        empty={{ title: "Nothing to put back", text: "Picked units of canceled orders appear here at once." }}
        lists={[
          tasks.map((task) => ({
            id: task.id,
            title: `${task.units} × ${task.name}`,
            detail: [task.sku, `order ${task.order} is canceled`, ...(task.tote ? [`tote ${task.tote}`] : [])].join(", "),
            action: <PutBackRow id={task.id} bin={task.bin} />,
          })),
        ]}
      />
      <LiveRefresh topic="all" />
    </>
  );
}
