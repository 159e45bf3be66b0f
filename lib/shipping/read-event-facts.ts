import type { CarrierEvent, InboxResult } from "@/db/values";
import { type OrderFacts, readLocked } from "@/lib/orders/read-locked";
import type { Tx } from "@/lib/transaction/in-tenant";
import { forUpdate } from "@/lib/transaction/locking";

/** What a message is about: a number that a carrier gave, or a package of ours. */
export type Subject = { carrier: string; trackingNumber: string } | { packageId: string };

export type FoundSubject = {
  orderId: string;
  packageId: string;
  /** Null where the package itself was named. */
  labelId: string | null;
  locationId: string;
  locationCode: string;
  sscc: string;
};

export type KnownMessage = {
  id: string;
  kind: CarrierEvent;
  subject: string;
  occurredAt: Date;
  result: InboxResult;
  because: string | null;
};
export type EventFacts = { known: KnownMessage | undefined; subject: FoundSubject | null; about: OrderFacts | undefined };

const PLACED = `f.location_id as "locationId", w.code as "locationCode", p.sscc from`;
const AT = `join fulfilment f on f.org_id = p.org_id and f.id = p.fulfilment_id join location w on w.org_id = f.org_id and w.id = f.location_id`;
const BY_NUMBER = `select l.order_id as "orderId", l.package_id as "packageId", l.id as "labelId", ${PLACED} label l
  join package p on p.org_id = l.org_id and p.id = l.package_id ${AT} where l.org_id = $1 and l.tracking_number = $3 and l.carrier = $2`;
const BY_PACKAGE = `select p.order_id as "orderId", p.id as "packageId", null as "labelId", ${PLACED} package p ${AT}
  where p.org_id = $1 and p.id = $2::uuid`;

export async function findSubject(tx: Tx, about: Subject): Promise<FoundSubject | null> {
  const rows =
    "packageId" in about
      ? await tx.query<FoundSubject>("event_package", BY_PACKAGE, [tx.orgId, about.packageId])
      : await tx.query<FoundSubject>("event_label", BY_NUMBER, [tx.orgId, about.carrier, about.trackingNumber]);
  return rows[0] ?? null;
}

const CARRIER = `select exists (select from carrier_service where org_id = $1 and carrier = $2)
    or exists (select from label where org_id = $1 and carrier = $2) as known`;

/** Also a carrier whose services are no longer offered: its parcels may be on their way. */
export const knowsCarrier = async (tx: Tx, carrier: string): Promise<boolean> =>
  (await tx.query<{ known: boolean }>("event_carrier", CARRIER, [tx.orgId, carrier]))[0]?.known ?? false;

const KNOWN = `select id, kind, subject, occurred_at as "occurredAt", result, because from inbox_event
  where org_id = $1 and source = $2 and external_id = $3${forUpdate("lock")}`;

/** The order, locked, then what is known of the message: whoever had the order before has recorded it by then. */
export async function readEventFacts(
  tx: Tx,
  subject: FoundSubject | null,
  message: { source: string; externalId: string },
): Promise<EventFacts> {
  const [about, [known]] = await Promise.all([
    subject ? readLocked(tx, subject.orderId) : undefined,
    tx.query<KnownMessage>("inbox_known", KNOWN, [tx.orgId, message.source, message.externalId]),
  ]);
  return { known, subject, about };
}
