import type { Metadata } from "next";
import { FulfilmentTiles } from "@/components/floor/work/fulfilment-tiles";
import { LiveRefresh } from "@/components/live/live-refresh";
import { requireFloor } from "@/lib/floor/session";
import { listOpenFulfilments } from "@/lib/fulfilment/read-fulfilments";

export const metadata: Metadata = { title: "Pack" };

export default async function PackPage() {
  const { actor, location } = await requireFloor("pack");
  const fulfilments = await listOpenFulfilments(actor, location.id, ["picked", "picking"]);
  return (
    <>
      <FulfilmentTiles
        title={`Pack at ${location.name}`}
        fulfilments={fulfilments}
        action="Pack"
        empty={{ title: "Nothing to pack", text: "What pickers bring appears here at once." }}
      />
      <LiveRefresh topic="all" />
    </>
  );
}
