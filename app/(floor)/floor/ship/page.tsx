import type { Metadata } from "next";
import { FulfilmentTiles } from "@/components/floor/work/fulfilment-tiles";
import { LiveRefresh } from "@/components/live/live-refresh";
import { requireFloor } from "@/lib/floor/session";
import { listOpenFulfilments } from "@/lib/fulfilment/read-fulfilments";

export const metadata: Metadata = { title: "Ship" };

export default async function ShipPage() {
  const { actor, location } = await requireFloor("ship");
  const fulfilments = await listOpenFulfilments(actor, location.id, ["packed"]);
  return (
    <>
      <FulfilmentTiles
        title={`Ship from ${location.name}`}
        fulfilments={fulfilments}
        action="Ship"
        empty={{ title: "Nothing to ship", text: "Closed packages appear here at once." }}
      />
      <LiveRefresh topic="all" />
    </>
  );
}
