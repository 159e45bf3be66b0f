/** How long a scan of an unknown code, and what was refused about a parcel, ask for somebody. */
const CODE_DAYS = 7;
const LABEL_DAYS = 60;
/** A carrier that answers at once settles a label within seconds. */
const UNSETTLED = "interval '2 minutes'";

const at = (column: string): string => `date_trunc('milliseconds', ${column})`;

const STORED = `select e.id, e.kind, e.order_id, e.product_id, e.location_id, ${at("e.opened_at")} as opened_at, e.details from exception e
  where e.org_id = $1 and e.closed_at is null and e.kind in ('stock_conflict', 'replay_refused')`;

const PUT_BACKS = `select b.id, 'put_back', b.order_id, b.product_id, b.location_id, ${at("b.created_at")}, jsonb_build_object('units', b.units, 'cause', b.cause)
  from put_back b where b.org_id = $1 and b.done_at is null`;

const RECOUNTS = `select t.id, 'recount', null::uuid, t.product_id, t.location_id, ${at("t.created_at")}, jsonb_build_object('bin', n.code)
  from count_task t left join bin n on n.org_id = t.org_id and n.id = t.bin_id where t.org_id = $1 and t.done_at is null and t.state = 'recount'`;

// One code that is scanned again and again is one exception, named by its first scan since somebody closed the one before, so that
// its owner stays; it ends when a product has the code.
const UNKNOWN_CODES = `select s.id, 'unknown_code', null::uuid, null::uuid, s.location_id, ${at("s.occurred_at")}, jsonb_build_object('code', s.got)
  from (select distinct on (u.location_id, u.got) u.id, u.location_id, u.got, u.occurred_at from scan u
    where u.org_id = $1 and u.verdict = 'unknown_code' and u.occurred_at > now() - interval '${CODE_DAYS} days'
      and not exists (select from exception c where c.org_id = $1 and c.closed_at > now() - interval '${CODE_DAYS} days' and c.kind = 'unknown_code'
        and c.location_id = u.location_id and c.details ->> 'code' = u.got and c.closed_at >= u.occurred_at)
    order by u.location_id, u.got, u.occurred_at, u.id) s
  where not exists (select from product_barcode c where c.org_id = $1 and c.code in (s.got, lpad(s.got, 14, '0'), ltrim(s.got, '0')))
    and not exists (select from product p where p.org_id = $1 and p.gtin in (s.got, lpad(s.got, 14, '0'), ltrim(s.got, '0')))`;

const UNSETTLED_LABELS = `select l.id, 'label_unknown', l.order_id, null::uuid, l.location_id, ${at("l.at")},
    jsonb_build_object('carrier', l.carrier, 'voiding', l.state = 'void_pending')
  from label l where l.org_id = $1 and l.state in ('wanted', 'void_pending') and l.refused_because is null and l.at < now() - ${UNSETTLED}`;

const REFUSED_LABELS = `select l.id, 'label_refused', l.order_id, null::uuid, l.location_id, ${at("l.at")},
    jsonb_build_object('carrier', l.carrier, 'voiding', l.state = 'void_pending', 'because', l.refused_because)
  from label l join package p on p.org_id = l.org_id and p.id = l.package_id
  where l.org_id = $1 and l.refused_because is not null and l.at > now() - interval '${LABEL_DAYS} days'
    and (l.state = 'void_pending' or (l.state = 'failed' and p.shipment_id is null
      and not exists (select from label n where n.org_id = l.org_id and n.package_id = l.package_id and n.id > l.id)))`;

const CARRIER_MESSAGES = `select i.id, 'carrier_message', i.order_id, null::uuid, f.location_id, ${at("i.received_at")},
    jsonb_build_object('carrier', i.source, 'subject', i.subject, 'event', i.kind, 'because', i.because)
  from inbox_event i left join package p on p.org_id = i.org_id and p.id = i.package_id
  left join fulfilment f on f.org_id = p.org_id and f.id = p.fulfilment_id where i.org_id = $1 and i.result = 'waiting'`;

// A name of its own, so that who closed the message while it waited has not closed what came of it.
const REFUSAL_OF_MESSAGE = "overlay(overlay(md5('refused ' || i.id) placing '8' from 13) placing '8' from 17)::uuid";

// A parcel is said to have arrived, by somebody who does not work where it left.
const REFUSED_MESSAGES = `select ${REFUSAL_OF_MESSAGE} as id, 'carrier_message', i.order_id, null::uuid, f.location_id, ${at("i.received_at")},
    jsonb_build_object('carrier', i.source, 'subject', i.subject, 'event', i.kind, 'because', i.because, 'refused', true)
  from inbox_event i join package p on p.org_id = i.org_id and p.id = i.package_id
  join fulfilment f on f.org_id = p.org_id and f.id = p.fulfilment_id where i.org_id = $1 and i.result = 'refused' and i.kind = 'delivered'
    and i.received_at > now() - interval '${LABEL_DAYS} days' and p.delivered_at is null`;

const PROPOSALS = `select s.id, 'substitute_proposed', s.order_id, s.product_id, s.location_id, ${at("s.proposed_at")},
    jsonb_build_object('units', s.left_units, 'substitute', p.sku)
  from substitution_proposal s join product p on p.org_id = s.org_id and p.id = s.substitute_id where s.org_id = $1 and s.state = 'open'`;

const DEAD_MESSAGES = `select m.id, 'message_dead', m.order_id, null::uuid, null::uuid, ${at("m.at")}, jsonb_build_object('topic', m.topic, 'because', m.last_error)
  from outbox_message m where m.org_id = $1 and m.status = 'dead'`;

/**
 * Everything in the organization $1 that waits for a person: what was opened as an exception, and what stands elsewhere and is
 * not done. Each branch reads a partial index of open rows, so that history costs nothing.
 */
const OPEN_SOURCES = [
  STORED,
  PUT_BACKS,
  RECOUNTS,
  UNKNOWN_CODES,
  UNSETTLED_LABELS,
  REFUSED_LABELS,
  CARRIER_MESSAGES,
  REFUSED_MESSAGES,
  PROPOSALS,
  DEAD_MESSAGES,
].join("\n  union all ");

/** Open exceptions as rows `o` with the row `x` of whoever took one; closed ones are not among them. */
export const OPEN_EXCEPTIONS = `(${OPEN_SOURCES}) o left join exception x on x.org_id = $1 and x.id = o.id and x.kind = o.kind
  where x.closed_at is null`;

/** Only at the locations $2 of an actor, all of them where it is null, beside what has no place. */
export const AT_LOCATIONS = "($2::uuid[] is null or o.location_id is null or o.location_id = any($2::uuid[]))";
