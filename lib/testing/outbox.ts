import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { SMTPServer } from "smtp-server";
import { v7 } from "uuid";
import type { OutboxTopic } from "@/db/values";
import type { Smtp } from "@/lib/outbox/smtp";
import type { OutboxPayload } from "@/lib/outbox/topics";
import type { World } from "./world";

const somePayload = (email: string | null, orderNumber = "SO-1"): OutboxPayload<"email.order_confirmed"> => ({
  organizationName: "Acme Ltd",
  orderNumber,
  customerName: "Buyer Ltd",
  email,
  currency: "EUR",
  totalMinor: 10_000,
  terms: "credit",
  dueOn: "2026-12-21",
  lines: [{ sku: "TEA-1", name: "Green tea", units: 4, reserved: 4, waiting: 0, totalMinor: 10_000 }],
});

type Queued = { email?: string | null; topic?: OutboxTopic; orderId?: string; payload?: unknown };

/** Queues a message as a move would, and says its id. */
export async function queueMessage(world: Pick<World, "orgId" | "sql">, queued: Queued = {}): Promise<string> {
  const id = v7();
  const payload = queued.payload ?? somePayload(queued.email === undefined ? "buyer@shop.example" : queued.email);
  await world.sql("insert into outbox_message (org_id, id, topic, order_id, payload, commit_id) values ($1, $2, $3, $4, $5, $6)", [
    world.orgId,
    id,
    queued.topic ?? "email.order_confirmed",
    queued.orderId ?? null,
    JSON.stringify(payload),
    v7(),
  ]);
  return id;
}

export type Received = { messageId: string; recipient: string; source: string };
export type MailServer = { url: string; received: Received[]; close: () => Promise<void> };

/**
 * A mail server on this machine. It judges by the recipient: later@ is refused for now, never@ for good, drop@ loses the
 * connection in the middle, slow@ is taken at once, and its first copy is answered only after `answerAfterMs`.
 */
export async function openMailServer(answerAfterMs = 0): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      if (address.startsWith("later@")) return callback(refusal("4.2.0 Greylisted, try later", 451));
      if (address.startsWith("never@")) return callback(refusal("5.1.1 No such mailbox here", 550));
      return callback();
    },
    onData(stream, session, callback) {
      const recipient = session.envelope.rcptTo[0]?.address ?? "";
      const take = async (): Promise<void> => {
        const source = (await buffer(stream)).toString("utf8");
        if (recipient.startsWith("drop@")) return cut(server);
        const messageId = /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim() ?? "";
        const first = received.every((earlier) => earlier.messageId !== messageId);
        received.push({ messageId, recipient, source });
        if (first && recipient.startsWith("slow@")) await delay(answerAfterMs, undefined, { ref: false });
        callback();
      };
      void take();
    },
  });
  // A client that was killed leaves a broken connection behind, which is what some tests are about.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const threads = new Set<Worker>();
let areDying = false;
process.on("worker", (started) => {
  threads.add(started);
  if (areDying) void started.terminate();
});

/** The same mail server, but every thread that draws mail dies once the first mail is taken, until `revive` is called. */
export const thenNothingIsDrawn = (smtp: Smtp): Smtp & { revive: () => void } => ({
  close: smtp.close,
  async send(...mail) {
    const result = await smtp.send(...mail);
    areDying = true;
    await Promise.all([...threads].map((thread) => thread.terminate()));
    return result;
  },
  revive() {
    areDying = false;
  },
});

function cut(server: SMTPServer): void {
  for (const connection of server.connections) (connection as unknown as { _socket: { destroy: () => void } })._socket.destroy();
}

const refusal = (words: string, responseCode: number): Error => Object.assign(new Error(words), { responseCode });
