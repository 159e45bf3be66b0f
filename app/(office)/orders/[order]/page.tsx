import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import {
  approveAction,
  cancelAction,
  declineAction,
  deleteDraftAction,
  holdAction,
  placeDraftAction,
  readdressAction,
  unholdAction,
} from "@/app/(office)/orders/[order]/actions";
import { makeLinkAction, revokeLinksAction } from "@/app/(office)/orders/[order]/link-actions";
import { approveProposal, declineProposal } from "@/app/(office)/orders/[order]/proposal-actions";
import { OrderExceptions } from "@/components/exceptions/order-exceptions";
import { LiveRefresh } from "@/components/live/live-refresh";
import { type MoveActions, OrderActions } from "@/components/orders/moves/order-actions";
import { ConsequencesSheet } from "@/components/orders/page/consequences-sheet";
import { CreditPanel } from "@/components/orders/page/credit-panel";
import { DeliveryPanel } from "@/components/orders/page/delivery-panel";
import { LinesSheet } from "@/components/orders/page/lines-sheet";
import { MessagesPanel } from "@/components/orders/page/messages-panel";
import { MoneyPanel } from "@/components/orders/page/money-panel";
import { NextStepPanel } from "@/components/orders/page/next-step-panel";
import { ParcelsSheet } from "@/components/orders/page/parcels-sheet";
import { OrderHeader } from "@/components/orders/page/order-header";
import { OrderRail } from "@/components/orders/page/order-rail";
import { OrderTimeline } from "@/components/orders/page/order-timeline";
import { type ProposalActions, ProposalsSheet } from "@/components/orders/page/proposals-sheet";
import { hasSeenTour, TOUR_COOKIE } from "@/components/orders/page/tour-cookie";
import { TourWhenNew } from "@/components/orders/page/tour-when-new";
import { CustomerPagePanel, type LinkActions } from "@/components/track/customer-page-panel";
import { Columns } from "@/components/ui/columns";
import { dayIn } from "@/components/ui/day-form";
import { type ListedException, listExceptions } from "@/lib/exceptions/list-exceptions";
import { rehearseOrder } from "@/lib/orders/place";
import { startFromOrder } from "@/lib/orders/read-form";
import { type OrderPageView, readOrderPage } from "@/lib/orders/read-page";
import { REFUSALS } from "@/lib/orders/refusals";
import type { PlaceAnswer } from "@/lib/orders/wire";
import { sentencesOf } from "@/lib/result/sentences";
import type { Actor } from "@/lib/tenancy/actor";
import { requireRight, requireSession } from "@/lib/tenancy/session";
import { countLinks, LINK_REFUSALS } from "@/lib/track/office-links";

const ACTIONS: MoveActions = {
  cancel: cancelAction,
  approve: approveAction,
  decline: declineAction,
  place: placeDraftAction,
  delete: deleteDraftAction,
  hold: holdAction,
  unhold: unholdAction,
  readdress: readdressAction,
};
const PROPOSAL_ACTIONS: ProposalActions = { approve: approveProposal, decline: declineProposal };
const LINK_ACTIONS: LinkActions = { make: makeLinkAction, revoke: revokeLinksAction };
const SENTENCES = sentencesOf(REFUSALS);

export async function generateMetadata({ params }: PageProps<"/orders/[order]">): Promise<Metadata> {
  return { title: `Order ${decodeURIComponent((await params).order)}` };
}

export default async function OrderPage({ params, searchParams }: PageProps<"/orders/[order]">) {
  const actor = await requireRight("view");
  const { timeZone: zone } = (await requireSession()).organization;
  const today = dayIn(new Date(), zone);
  const before = versionIn((await searchParams)["before"]);
  const view = await readOrderPage(actor, decodeURIComponent((await params).order), today, before);
  if (!view) notFound();
  const exceptions = <OrderExceptions exceptions={await exceptionsOf(actor, view)} now={new Date()} />;
  const moves = { mayCreate: actor.rights.has("create"), mayOverride: actor.rights.has("override_credit") };
  // What waits for somebody comes first; what was answered is read with the lines.
  const isAsked = view.proposals.some(({ state }) => state === "open");
  const proposals = (
    <ProposalsSheet proposals={view.proposals} actions={PROPOSAL_ACTIONS} refusals={SENTENCES} mayAnswer={actor.rights.has("edit")} />
  );
  return (
    <>
      <LiveRefresh topic={view.order.id} />
      {view.consequences && actor.id && !hasSeenTour((await cookies()).get(TOUR_COOKIE)?.value, actor.id) && (
        <TourWhenNew userId={actor.id} />
      )}
      <OrderHeader
        view={view}
        zone={zone}
        today={today}
        actions={<OrderActions view={view} actions={ACTIONS} refusals={SENTENCES} {...moves} />}
      />
      <div className="grid gap-4">
        <OrderRail order={view.order} zone={zone} today={today} />
        <Columns aside={<Aside view={view} zone={zone} exceptions={exceptions} customersPage={await customersPage(actor, view, zone)} />}>
          {isAsked && proposals}
          <ConsequencesSheet view={view} prediction={await predict(actor, view)} zone={zone} today={today} />
          <LinesSheet view={view} zone={zone} />
          {!isAsked && proposals}
          <OrderTimeline view={view} isEarlier={before !== undefined} zone={zone} />
        </Columns>
      </div>
    </>
  );
}

/** The version before which the timeline is asked for. */
function versionIn(value: string | string[] | undefined): number | undefined {
  return typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

type AsideProps = { view: OrderPageView; zone: string; exceptions: ReactNode; customersPage: ReactNode };

function Aside({ view, zone, exceptions, customersPage }: AsideProps) {
  return (
    <>
      {exceptions}
      <MoneyPanel view={view} />
      <CreditPanel view={view} />
      <ParcelsSheet view={view} zone={zone} />
      <DeliveryPanel view={view} />
      <MessagesPanel messages={view.messages} zone={zone} />
      {customersPage}
      <NextStepPanel view={view} />
    </>
  );
}

/** What about the order waits for a person; a proposed substitute has its own sheet. */
async function exceptionsOf(actor: Actor, { order }: OrderPageView): Promise<ListedException[]> {
  if (order.status === "draft" || order.status === "pending_approval") return [];
  const { items } = await listExceptions(actor, { order: order.id }, {});
  return items.filter(({ kind }) => kind !== "substitute_proposed");
}

/** The way to what the customer sees; a draft has none. */
async function customersPage(actor: Actor, { order }: OrderPageView, zone: string): Promise<ReactNode> {
  if (order.status === "draft") return null;
  return (
    <CustomerPagePanel
      orderId={order.id}
      number={order.number}
      links={await countLinks(actor.orgId, order.id)}
      actions={LINK_ACTIONS}
      refusals={sentencesOf(LINK_REFUSALS)}
      mayLink={actor.rights.has("cancel")}
      zone={zone}
    />
  );
}

/** What placing the draft would do now. */
async function predict(actor: Actor, { order }: OrderPageView): Promise<PlaceAnswer | null> {
  if (order.status !== "draft") return null;
  const start = await startFromOrder(actor, order.id, "kept");
  return start && (await rehearseOrder(actor, start.body)).answer;
}
