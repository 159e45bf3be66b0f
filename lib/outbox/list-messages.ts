import { and, asc, desc, eq, gt, inArray, lt, type SQL, sql } from "drizzle-orm";
import { orders } from "@/db/schema/orders";
import { mailMessage, outboxMessage } from "@/db/schema/outbox";
import type { OutboxStatus, OutboxTopic } from "@/db/values";
import { type KeysetPage, type Place, pageOf } from "@/lib/catalogue/keyset";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export const OUTBOX_VIEWS = ["dead", "waiting", "withheld", "sent"] as const;
export type OutboxView = (typeof OUTBOX_VIEWS)[number];

export type ListedMessage = {
  id: string;
  topic: OutboxTopic;
  status: OutboxStatus;
  attempts: number;
  nextAttemptAt: Date;
  lastError: string | null;
  sentAt: Date | null;
  queuedAt: Date;
  cut: boolean;
  recipient: string | null;
  orderId: string | null;
  orderNumber: string | null;
  mailId: string | null;
};

const STATUSES: Record<OutboxView, OutboxStatus[]> = {
  dead: ["dead"],
  waiting: ["pending", "sending"],
  withheld: ["withheld"],
  sent: ["sent"],
};
const PAGE = 50;

const COLUMNS = {
  id: outboxMessage.id,
  topic: sql<OutboxTopic>`${outboxMessage.topic}`,
  status: sql<OutboxStatus>`${outboxMessage.status}`,
  attempts: outboxMessage.attempts,
  nextAttemptAt: outboxMessage.nextAttemptAt,
  lastError: outboxMessage.lastError,
  sentAt: outboxMessage.sentAt,
  queuedAt: outboxMessage.at,
  cut: sql<boolean>`${outboxMessage.cutAt} is not null`,
  recipient: sql<string | null>`coalesce(${mailMessage.recipient}, ${outboxMessage.payload} ->> 'email')`,
  orderId: outboxMessage.orderId,
  orderNumber: orders.number,
  mailId: mailMessage.id,
};

/** One page of messages, newest first. What waits is ordered by when it is due, and shown from there without pages. */
export function listMessages(orgId: string, view: OutboxView, place: Place): Promise<KeysetPage<ListedMessage>> {
  return readMessages(orgId, view, place, { waits: view === "waiting", limit: PAGE });
}

/** A page on the way through all messages of a view, the newest first. */
export const walkMessages = (orgId: string, view: OutboxView, place: Place, limit: number): Promise<KeysetPage<ListedMessage>> =>
  readMessages(orgId, view, place, { waits: false, limit });

type Reading = { waits: boolean; limit: number };

function readMessages(orgId: string, view: OutboxView, place: Place, { waits, limit }: Reading): Promise<KeysetPage<ListedMessage>> {
  const backwards = place.before !== undefined;
  const order = waits ? [asc(outboxMessage.nextAttemptAt)] : [backwards ? asc(outboxMessage.id) : desc(outboxMessage.id)];
  return readTenant(orgId, async (tx) => {
    const rows = await tx.read
      .select(COLUMNS)
      .from(outboxMessage)
      .leftJoin(orders, and(eq(orders.orgId, outboxMessage.orgId), eq(orders.id, outboxMessage.orderId)))
      .leftJoin(mailMessage, and(eq(mailMessage.orgId, outboxMessage.orgId), eq(mailMessage.outboxId, outboxMessage.id)))
      .where(and(...conditions(orgId, view, waits ? {} : place)))
      .orderBy(...order)
      .limit(limit + 1);
    if (waits) return { items: rows.slice(0, limit), next: null, previous: null };
    return pageOf(rows, limit, place, (row) => row.id);
  });
}

function conditions(orgId: string, view: OutboxView, place: Place): (SQL | undefined)[] {
  return [
    eq(outboxMessage.orgId, orgId),
    // Written out where an index is for these statuses alone, so that the planner sees that it may be used.
    view === "waiting" ? sql`${outboxMessage.status} in ('pending', 'sending')` : inArray(outboxMessage.status, STATUSES[view]),
    view === "dead" || view === "withheld" ? sql`${outboxMessage.status} in ('dead', 'withheld')` : undefined,
    place.after === undefined ? undefined : lt(outboxMessage.id, place.after),
    place.before === undefined ? undefined : gt(outboxMessage.id, place.before),
  ];
}

export const COUNTED_UP_TO = 1_000;
export type OutboxCounts = Record<Exclude<OutboxView, "sent">, number>;

/** How many messages there are of what a person may have to care for, counted up to 1,000. Sent ones are history and not counted. */
export function countMessages(orgId: string): Promise<OutboxCounts> {
  return readTenant(orgId, async (tx) => {
    const [dead, waiting, withheld] = await Promise.all([
      count(tx, "dead", "status = 'dead' and status in ('dead', 'withheld')"),
      count(tx, "waiting", "status in ('pending', 'sending')"),
      count(tx, "withheld", "status = 'withheld' and status in ('dead', 'withheld')"),
    ]);
    return { dead, waiting, withheld };
  });
}

async function count(tx: Tx, name: string, condition: string): Promise<number> {
  const text = `select count(*)::int as n from (select from outbox_message where org_id = $1 and ${condition} limit ${COUNTED_UP_TO + 1}) m`;
  const [row] = await tx.query<{ n: number }>(`outbox-count-${name}`, text, [tx.orgId]);
  return row?.n ?? 0;
}
