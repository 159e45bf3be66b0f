import { DeskTiles } from "@/components/floor/desk-tiles";
import { LiveRefresh } from "@/components/live/live-refresh";
import { EmptyState } from "@/components/ui/empty-state";
import { countFloorWork, type Desk, desksOf, MOST_COUNTED } from "@/lib/floor/open-work";
import { requireFloor } from "@/lib/floor/session";

const DESKS = {
  pick: { href: "/floor/pick", name: "Pick", one: "walk", many: "walks" },
  pack: { href: "/floor/pack", name: "Pack", one: "to pack", many: "to pack" },
  ship: { href: "/floor/ship", name: "Ship", one: "to ship", many: "to ship" },
  receive: { href: "/floor/receive", name: "Receive", one: "expected", many: "expected" },
  put_away: { href: "/floor/put-away", name: "Put away", one: "to put away", many: "to put away" },
  count: { href: "/floor/count", name: "Count", one: "count", many: "counts" },
  put_back: { href: "/floor/put-back", name: "Put back", one: "to put back", many: "to put back" },
} as const satisfies Record<Desk, { href: string; name: string; one: string; many: string }>;

export default async function FloorPage() {
  const floor = await requireFloor("view");
  const counts = await countFloorWork(floor);
  const desks = desksOf(floor.actor.rights, counts);
  return (
    <>
      <h1 className="mb-4 text-xl!">Open work</h1>
      {desks.length > 0 ? (
        <DeskTiles desks={desks.map((desk) => ({ ...DESKS[desk], count: counts[desk], most: MOST_COUNTED }))} />
      ) : (
        <EmptyState title="Your role includes no work on the floor">Ask an administrator of your organization for the rights.</EmptyState>
      )}
      <LiveRefresh topic="all" />
    </>
  );
}
