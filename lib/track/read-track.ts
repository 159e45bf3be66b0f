import "server-only";
import type { ActorKind } from "@/db/values";
import { cancelScopeOf } from "@/lib/orders/cancel-scope";
import type { Order } from "@/lib/orders/order";
import { findOrder } from "@/lib/orders/read-order";
import { type QueuePlace, readPositions } from "@/lib/orders/read-positions";
import { type Verdict, verdictsOn } from "@/lib/orders/transitions";
import { certain } from "@/lib/result/refusal";
import { readPlanned, type Tx } from "@/lib/transaction/in-tenant";
import { customerActor } from "./customer-actor";
import type { OpenLink } from "./open-link";

/** One move that a customer may hear of; by whom is only told where it was the customer. */
export type TrackEvent = { version: number; move: string; actorKind: ActorKind; at: Date; changes: Record<string, unknown> };

/** What is suggested in place of units of a line, as long as nobody here has decided. */
export type Suggestion = { lineId: string; units: number; name: string };

/** The order as its customer sees it. Drawn on the server alone: the order holds what only colleagues may know. */
export type TrackView = {
  organization: { name: string; timeZone: string };
  order: Order;
  shipTo: { name: string; postcode: string; city: string } | null;
  positions: Map<string, QueuePlace>;
  events: TrackEvent[];
  suggestions: Suggestion[];
  /** The same verdict that the button of the order page and the API give. */
  cancel: Verdict;
};

const MOST_EVENTS = 200;

const HOUSE = `select g.name, g.time_zone as "timeZone", p.customers_cancel as "customersCancel"
  from organization g join org_policy p on p.org_id = g.id where g.id = $1`;

const SHIP_TO = "select name, postcode, city from address where org_id = $1 and id = $2::uuid and erased_at is null";

// The moves on the floor that change nothing for a customer are left out, and so is who made any of them.
const EVENTS = `select version, move, actor_kind as "actorKind", occurred_at as at, changes from order_event
  where org_id = $1 and order_id = $2::uuid
    and move in ('place', 'approve', 'decline', 'allocate', 'cancel', 'short', 'substitute', 'keep_waiting', 'put_back', 'ship', 'deliver')
  order by version desc limit ${MOST_EVENTS}`;

const SUGGESTIONS = `select s.line_id as "lineId", s.left_units as units, p.name
  from substitution_proposal s join product p on p.org_id = s.org_id and p.id = s.substitute_id
  where s.org_id = $1 and s.order_id = $2::uuid and s.state = 'open' order by s.id`;

type House = { name: string; timeZone: string; customersCancel: boolean };

/** Everything that the customer's page shows, from one snapshot; null when the order is not there any more. */
export const readTrack = (link: OpenLink): Promise<TrackView | null> =>
  readPlanned(link.orgId, async (tx) => {
    const order = await findOrder(tx, link.orderId);
    return order && order.status !== "draft" ? readAround(tx, link, order) : null;
  });

async function readAround(tx: Tx, link: OpenLink, order: Order): Promise<TrackView> {
  const own = [tx.orgId, order.id];
  const [[house], [shipTo], events, suggestions, positions] = await Promise.all([
    tx.query<House>("track_house", HOUSE, [tx.orgId]),
    tx.query<NonNullable<TrackView["shipTo"]>>("track_ship_to", SHIP_TO, [tx.orgId, order.shipToId]),
    tx.query<TrackEvent>("track_events", EVENTS, own),
    tx.query<Suggestion>("track_suggestions", SUGGESTIONS, own),
    readPositions(tx, order.id),
  ]);
  const { name, timeZone, customersCancel } = certain(house, "the organization of the link");
  const { rights } = customerActor(link, customersCancel);
  const state = { status: order.status, held: order.holdId !== null, scope: cancelScopeOf(order) };
  return {
    organization: { name, timeZone },
    order,
    shipTo: shipTo ?? null,
    positions,
    events: events.toReversed(),
    suggestions,
    cancel: certain(verdictsOn(state, rights).cancel, "the verdict on a cancel"),
  };
}
