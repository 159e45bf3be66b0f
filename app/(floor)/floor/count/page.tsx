import type { Metadata } from "next";
import { BegunMark } from "@/components/floor/work/begun-mark";
import { countTaskName } from "@/components/floor/work/begun-tasks";
import { FloorList } from "@/components/floor/work/floor-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ButtonLink } from "@/components/ui/button-link";
import { listCounts } from "@/lib/counting/read-tasks";
import { requireFloor } from "@/lib/floor/session";

export const metadata: Metadata = { title: "Count" };

const CAUSES = { schedule: "by schedule", short_pick: "a picker did not find units", manual: "asked for" } as const;

export default async function CountPage() {
  const { actor, location } = await requireFloor("count");
  const tasks = await listCounts(actor, location.id);
  return (
    <>
      <FloorList
        title={`Count at ${location.name}`}
        empty={{ title: "Nothing to count", text: "Short picks and schedules ask for counts; they appear here at once." }}
        lists={[
          tasks.map((task) => ({
            id: task.id,
            title: task.bin ?? "Whole location",
            detail: (
              <>
                {`${task.name ?? "everything in it"}, ${CAUSES[task.cause]}${task.state === "recount" ? ", second count" : ""}`}
                <BegunMark task={countTaskName(task.id, task.state)} />
              </>
            ),
            action: (
              <ButtonLink href={`/floor/count/${task.id}`} size="floor" variant="primary">
                Count
              </ButtonLink>
            ),
          })),
        ]}
      />
      <LiveRefresh topic="all" />
    </>
  );
}
