import type { Metadata } from "next";
import { takeWalkForm } from "@/app/(floor)/floor/pick/actions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireFloor } from "@/lib/floor/session";
import { listWalks, type Walk } from "@/lib/fulfilment/read-walks";

export const metadata: Metadata = { title: "Pick" };

export default async function PickPage() {
  const { actor, location } = await requireFloor("pick");
  const walks = await listWalks(actor, location.id);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-4">
        <ButtonLink href="/floor" size="floor" className="h-11! px-4!">
          All work
        </ButtonLink>
        <h1 className="text-xl!">Pick at {location.name}</h1>
      </div>
      {walks.length === 0 ? (
        <EmptyState title="Nothing to pick">A supervisor releases orders to the floor; they appear here at once.</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {walks.map((walk) => (
            <li key={walk.id} className="rounded border border-line bg-sheet">
              <WalkRow walk={walk} mine={walk.picker?.id === actor.id} />
            </li>
          ))}
        </ul>
      )}
      <LiveRefresh topic="all" />
    </div>
  );
}

function WalkRow({ walk, mine }: { walk: Walk; mine: boolean }) {
  const others = walk.picker !== null && !mine;
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 px-5 py-4">
      <p className="min-w-0">
        <strong className="block text-xl">Walk {walk.number}</strong>
        <span className="text-floor text-ink-2">
          {walk.units} units at {walk.lines} stops, {walk.orders === 1 ? "1 order" : `${walk.orders} orders`}
          {walk.promised_on && `, promised for ${walk.promised_on}`}
          {walk.picked > 0 && `, ${walk.picked} picked`}
          {walk.picker && `, ${mine ? "yours" : walk.picker.name}`}
        </span>
      </p>
      <ActionForm action={takeWalkForm} hidden={{ walk: walk.id, ...(others && { over: "on" }) }}>
        <SubmitButton size="floor" variant={others ? "default" : "primary"}>
          {mine ? "Go on" : others ? "Take over" : "Start"}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
