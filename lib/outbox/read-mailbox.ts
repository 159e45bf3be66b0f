import type { OutboxTopic } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { holdsSecret, withoutOrderLink } from "@/lib/outbox/secret-topics";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant } from "@/lib/transaction/in-tenant";

export type ListedMail = {
  id: string;
  recipient: string;
  subject: string;
  at: Date;
  via: "mailbox" | "smtp";
  topic: OutboxTopic;
  orderId: string | null;
  orderNumber: string | null;
};

const PAGE = 50;
/** How many messages one page of a search looks through: like cannot use an index under row-level security. */
const SEARCHED = 5_000;

const LIST = (direction: "desc" | "asc") => `
  select w.id, w.recipient, w.subject, w.at, w.via, m.topic, m.order_id as "orderId", o.number as "orderNumber"
  from (
    select org_id, id, outbox_id, recipient, subject, at, via from mail_message
    where org_id = $1 and ($2::uuid is null or id ${direction === "desc" ? "<" : ">"} $2)
    order by id ${direction} limit $3
  ) w
  join outbox_message m on m.org_id = w.org_id and m.id = w.outbox_id
  left join orders o on o.org_id = m.org_id and o.id = m.order_id
  where $4 = '' or strpos(lower(w.recipient), $4) > 0 or strpos(lower(w.subject), $4) > 0
  order by w.id ${direction} limit $5`;
const WINDOW_END = `
  select id from mail_message where org_id = $1 and ($2::uuid is null or id < $2) order by id desc offset $3 limit 1`;

/** One page of mail, newest first. With `q` it holds those of the next 5,000 whose recipient or subject contains it; `next` goes on after them. */
export function listMail(orgId: string, q: string, place: Place): Promise<KeysetPage<ListedMail>> {
  const from = place.before ?? place.after ?? null;
  const direction = place.before === undefined ? "desc" : "asc";
  const wanted = q.trim().toLowerCase();
  const searches = wanted !== "" && direction === "desc";
  const window = wanted === "" ? PAGE + 1 : SEARCHED;
  return readTenant(orgId, async (tx) => {
    const [rows, [end]] = await Promise.all([
      tx.query<ListedMail>(`mail-list-${direction}`, LIST(direction), [orgId, from, window, wanted, PAGE + 1]),
      searches ? tx.query<{ id: string }>("mail-window-end", WINDOW_END, [orgId, from, SEARCHED - 1]) : [],
    ]);
    const page = pageOf(rows, PAGE, place, (row) => row.id);
    return page.next === null && end ? { ...page, next: end.id } : page;
  });
}

export type Mail = ListedMail & {
  outboxId: string;
  sender: string;
  html: string;
  plain: string;
  txid: string;
  queuedAt: Date;
  attempts: number;
  customerId: string | null;
  customerName: string | null;
  /** False where the reader may not see the text, because it holds a link that lets in whoever has it. */
  readable: boolean;
};

const ONE = `
  select w.id, w.recipient, w.sender, w.subject, w.html, w.plain, w.at, w.via, w.outbox_id as "outboxId", m.topic, m.txid::text as txid, m.at as "queuedAt",
    m.attempts, exists (select 1 from app_user u join membership x on x.user_id = u.id and x.disabled_at is null
      where u.email = w.recipient and x.org_id <> w.org_id) as "worksElsewhere", m.order_id as "orderId", o.number as "orderNumber", m.customer_id as "customerId", c.name as "customerName"
  from mail_message w
  join outbox_message m on m.org_id = w.org_id and m.id = w.outbox_id
  left join orders o on o.org_id = m.org_id and o.id = m.order_id
  left join customer c on c.org_id = m.org_id and c.id = m.customer_id
  where w.org_id = $1 and w.id = $2`;

export async function findMail(actor: Actor, mailId: string): Promise<Mail | null> {
  if (!actor.rights.has("view")) return null;
  const [found] = await readTenant(actor.orgId, (tx) => tx.query<Found>("mail-find", ONE, [actor.orgId, mailId]));
  if (!found) return null;
  const { worksElsewhere, ...mail } = found;
  const readable = mayRead(actor, mail.topic, worksElsewhere);
  if (!readable) return { ...mail, readable, html: "", plain: "" };
  // Whoever opens the link to the order may cancel it there.
  if (actor.rights.has("cancel")) return { ...mail, readable };
  return { ...mail, readable, html: withoutOrderLink(mail.html), plain: withoutOrderLink(mail.plain) };
}

type Found = Omit<Mail, "readable"> & { worksElsewhere: boolean };

/** Who manages members may let them in, but not into another organization, which the same password opens. */
const mayRead = (actor: Actor, topic: OutboxTopic, worksElsewhere: boolean): boolean =>
  !holdsSecret(topic) || (actor.rights.has("manage") && !(topic === "email.password_reset" && worksElsewhere));
