import type { OutboxStatus, OutboxTopic, Strategy } from "@/db/values";
import type { Order } from "./order";

/** What the rows of one order say, each with the commit that wrote it. */
export type CommitRows = {
  events: readonly OrderEvent[];
  reserved: readonly { commitId: string; lineId: string; productId: string; locationId: string; units: number; strategy: Strategy }[];
  queued: readonly { commitId: string; lineId: string; productId: string; units: number }[];
  transfers: readonly { commitId: string; debitAccount: string; amountMinor: number; bookedOn: string }[];
  messages: readonly OrderMessage[];
  tags: readonly { commitId: string; tag: string; revertedAt: Date | null }[];
};

export type OrderEvent = {
  version: number;
  move: string;
  actorKind: string;
  actorName: string | null;
  /** Of what a customer did: who of us made the link, where it was made by hand and is still known. */
  linkMadeBy?: string | null;
  occurredAt: Date;
  reason: string | null;
  changes: Record<string, unknown>;
  commitId: string;
  txid: string;
  at: Date;
};

export type OrderMessage = {
  id: string;
  commitId: string;
  topic: OutboxTopic;
  status: OutboxStatus;
  to: string | null;
  attempts: number;
  lastError: string | null;
  writtenAt: Date;
  sentAt: Date | null;
  /** The mail as it was drawn, once it has left. */
  mailId: string | null;
};

export type PlacedUnits = { lineId: string; locationId: string; units: number };

/** The four consequences as one transaction wrote them. Units are units of lines; a bundle counts once. */
export type Consequences = {
  txid: string;
  at: Date;
  stock: {
    reservedUnits: number;
    waitingUnits: number;
    places: { locationId: string; units: number }[];
    lines: PlacedUnits[];
    strategy: Strategy | null;
  };
  receivable: { amountMinor: number };
  email: OrderMessage | null;
  tags: { tag: string; revertedAt: Date | null }[];
};

/** The commit that placed the order: the four effects by its id, or null where there is none yet. */
export function consequencesOf(order: Pick<Order, "lines">, rows: CommitRows): Consequences | null {
  const placing = rows.events.findLast(({ move, changes }) => (move === "place" || move === "approve") && changes["status"] === "placed");
  if (!placing) return null;
  const own = <Row extends { commitId: string }>(list: readonly Row[]): Row[] =>
    list.filter(({ commitId }) => commitId === placing.commitId);
  const leads = new Map(order.lines.flatMap((line) => (line.components[0] ? [[line.id, line.components[0]] as const] : [])));
  // One part stands for the whole bundle: all parts of a unit are reserved at one location, or wait, together.
  const unitsOf = (row: { lineId: string; productId: string; units: number }): number => {
    const lead = leads.get(row.lineId);
    return lead?.productId === row.productId ? row.units / lead.unitsPerBundle : 0;
  };
  const reserved = own(rows.reserved);
  const places = new Map<string, number>();
  for (const row of reserved) places.set(row.locationId, (places.get(row.locationId) ?? 0) + unitsOf(row));
  return {
    txid: placing.txid,
    at: placing.at,
    stock: {
      reservedUnits: sum(reserved.map(unitsOf)),
      waitingUnits: sum(own(rows.queued).map(unitsOf)),
      places: [...places].map(([locationId, units]) => ({ locationId, units })).sort((a, b) => b.units - a.units),
      lines: reserved
        .map((row) => ({ lineId: row.lineId, locationId: row.locationId, units: unitsOf(row) }))
        .filter(({ units }) => units > 0),
      strategy: reserved[0]?.strategy ?? null,
    },
    receivable: {
      amountMinor: sum(own(rows.transfers).map((row) => (row.debitAccount === "order_receivable" ? row.amountMinor : -row.amountMinor))),
    },
    email: own(rows.messages)[0] ?? null,
    tags: own(rows.tags).map(({ tag, revertedAt }) => ({ tag, revertedAt })),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
