"use client";

import { useRouter } from "next/navigation";
import { useScanQueue } from "@/components/floor/queue-provider";
import { LastScan } from "@/components/floor/work/last-scan";
import { sendCommand } from "@/components/floor/work/send-command";
import { useSaid } from "@/components/floor/work/use-said";
import { Button } from "@/components/ui/button";

/** Says that units lie in their bin again, or beside it, where they wait to be put away. */
export function PutBackRow({ id, bin }: { id: string; bin: string | null }) {
  const queue = useScanQueue();
  const router = useRouter();
  const { said, say } = useSaid();
  const put = async (into: string | null): Promise<void> => {
    if (!queue) return;
    const sent = await sendCommand(queue, "put-back", { put_back: id, bin: into });
    if (sent.state === "answered" && !sent.ok) say(false, sent.title, sent.detail);
    else router.refresh();
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-3">
        {bin !== null && (
          <Button size="floor" variant="primary" disabled={!queue} onClick={() => void put(bin)}>
            Back in {bin}
          </Button>
        )}
        <Button size="floor" variant={bin === null ? "primary" : "default"} disabled={!queue} onClick={() => void put(null)}>
          To be put away
        </Button>
      </div>
      <LastScan said={said} />
    </div>
  );
}
