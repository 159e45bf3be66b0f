import { logFault } from "@/lib/server/log";
import { recordMessage } from "@/lib/shipping/carrier-events";
import type { Message } from "@/lib/shipping/judge-message";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

const MOST_AT_ONCE = 50;

// Messages that came before what they are about: since then the label was recorded, or its package left. Who sent one has no more
// say now than it had then, and none once it is no member any more.
const FITTING = `select e.source, e.external_id as "externalId", e.kind, e.subject, e.note, e.occurred_at as "occurredAt", l.carrier,
    case when e.actor_kind <> 'user' or exists (select from membership m join app_user u on u.id = m.user_id
      where m.org_id = e.org_id and m.user_id = e.actor_id and m.disabled_at is null and u.disabled_at is null)
    then e.actor_location_ids else '{}'::uuid[] end as "locationIds"
  from inbox_event e join label l on l.org_id = e.org_id and l.tracking_number = e.subject and e.source = 'carrier ' || l.carrier
  join package p on p.org_id = l.org_id and p.id = l.package_id
  where e.org_id = $1 and e.result = 'waiting' and e.received_at > now() - interval '60 days' and (e.kind <> 'delivered' or p.shipment_id is not null)
  order by e.received_at limit ${MOST_AT_ONCE}`;

type Waiting = Message & { carrier: string; locationIds: string[] | null };

/** Carries out messages of carriers that waited for the package they are about. Harmless to do twice, and by two at once. */
export async function settleCarrierEvents(orgId: string, now = new Date()): Promise<number> {
  const waiting = await readTenant(orgId, (tx) => tx.query<Waiting>("fitting_events", FITTING, [tx.orgId]));
  for (const message of waiting) {
    try {
      await takeUp(orgId, message, now);
    } catch (error) {
      // It is taken up again the next time; those behind it do not wait for it.
      logFault(
        { organization: orgId, work: "taking up a message of a carrier", message: `${message.source} ${message.externalId}` },
        error,
      );
    }
  }
  return waiting.length;
}

function takeUp(orgId: string, { carrier, locationIds, ...message }: Waiting, now: Date) {
  const actor: Actor = { orgId, kind: "system", id: null, name: "Carrier", rights: new Set(["ship"]), locationIds };
  return recordMessage(actor, message, { carrier, trackingNumber: message.subject }, now);
}
