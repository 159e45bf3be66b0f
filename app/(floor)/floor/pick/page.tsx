import type { Metadata } from "next";
import { takeWalkForm } from "@/app/(floor)/floor/pick/actions";
import { FloorList } from "@/components/floor/work/floor-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireFloor } from "@/lib/floor/session";
import { listWalks, type Walk } from "@/lib/fulfilment/read-walks";

export const metadata: Metadata = { title: "Pick" };

export default async function PickPage() {
  const { actor, location } = await requireFloor("pick");
  const walks = await listWalks(actor, location.id);
  return (
    <>
      <FloorList
        title={`Pick at ${location.name}`}
        empty={{ title: "Nothing to pick", text: "A supervisor releases orders to the floor; they appear here at once." }}
        rows={walks.map((walk) => {
          const mine = walk.picker !== null && walk.picker.id === actor.id;
          return { id: walk.id, title: `Walk ${walk.number}`, detail: detailOf(walk, mine), action: <Take walk={walk} mine={mine} /> };
        })}
      />
      <LiveRefresh topic="all" />
    </>
  );
}

const detailOf = (walk: Walk, mine: boolean): string =>
  [
    `${walk.units} units at ${walk.lines} stops, ${walk.orders === 1 ? "1 order" : `${walk.orders} orders`}`,
    ...(walk.promised_on ? [`promised for ${walk.promised_on}`] : []),
    ...(walk.picked > 0 ? [`${walk.picked} picked`] : []),
    ...(walk.picker ? [mine ? "yours" : walk.picker.name] : []),
  ].join(", ");

function Take({ walk, mine }: { walk: Walk; mine: boolean }) {
  const others = walk.picker !== null && !mine;
  return (
    <ActionForm action={takeWalkForm} hidden={{ walk: walk.id, ...(others && { over: "on" }) }}>
      <SubmitButton size="floor" variant={others ? "default" : "primary"}>
        {mine ? "Go on" : others ? "Take over" : "Start"}
      </SubmitButton>
    </ActionForm>
  );
}
