import type { Metadata } from "next";
import type { ReactNode } from "react";
import { takeWalkForm } from "@/app/(floor)/floor/pick/actions";
import { FloorList, PromisedFor } from "@/components/floor/work/floor-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button-link";
import { SubmitButton } from "@/components/ui/submit-button";
import { requireFloor } from "@/lib/floor/session";
import { listWalks, type Walk } from "@/lib/fulfilment/read-walks";
import { type ListedRequest, listOpenRequests } from "@/lib/transfers/read-requests";

export const metadata: Metadata = { title: "Pick" };

export default async function PickPage() {
  const { actor, location } = await requireFloor("pick");
  const [walks, requests] = await Promise.all([listWalks(actor, location.id), listOpenRequests(actor, { location: location.code })]);
  return (
    <>
      <FloorList
        title={`Pick at ${location.name}`}
        empty={{ title: "Nothing to pick", text: "A supervisor releases orders to the floor; they appear here at once." }}
        lists={[
          walks.map((walk) => {
            const mine = walk.picker !== null && walk.picker.id === actor.id;
            return { id: walk.id, title: `Walk ${walk.number}`, detail: detailOf(walk, mine), action: <Take walk={walk} mine={mine} /> };
          }),
          requests.map((request) => ({
            id: request.id,
            title: `Transfer to ${request.to_name}`,
            detail: transferText(request),
            action: (
              <ButtonLink href={`/floor/pick/transfer/${request.id}`} size="floor" variant="primary">
                {request.picked > 0 ? "Go on" : "Start"}
              </ButtonLink>
            ),
          })),
        ]}
      />
      <LiveRefresh topic="all" />
    </>
  );
}

function detailOf(walk: Walk, mine: boolean): ReactNode {
  const stands = [...(walk.picked > 0 ? [`${walk.picked} picked`] : []), ...(walk.picker ? [mine ? "yours" : walk.picker.name] : [])];
  return (
    <>
      {`${walk.units} units at ${walk.lines} stops, ${walk.orders === 1 ? "1 order" : `${walk.orders} orders`}`}
      <PromisedFor day={walk.promised_on} />
      {stands.map((text) => `, ${text}`)}
    </>
  );
}

function transferText({ units, lines, picked, dropped, reference }: ListedRequest): string {
  const left = units - picked - dropped;
  const much =
    left === 0
      ? "all picked, to be sent"
      : `${left === 1 ? "1 unit" : `${left} units`} of ${lines === 1 ? "1 product" : `${lines} products`}`;
  return [much, ...(reference ? [reference] : []), ...(picked > 0 && left > 0 ? [`${picked} picked`] : [])].join(", ");
}

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
