import { claimDue, returnClaimed } from "@/lib/outbox/claim";
import { deliver, type MailRoute } from "@/lib/outbox/deliver";
import type { Outcome } from "@/lib/outbox/outcome";

export type DispatchOrg = { id: string; timeZone: string };
export type Dispatched = {
  outcomes: Outcome[];
  /** True when the claim was full, so that more may be due now. */
  more: boolean;
  nextDueAt: number | null;
};

// A mail server is slow, so one message is claimed at a time; the mailbox takes many within one lease.
const BATCH = { smtp: 1, mailbox: 20 } as const;

/** Claims what is due in one organization and delivers it, message by message. Once `stop` is aborted the message in hand is the last. */
export async function dispatchDue(org: DispatchOrg, route: MailRoute, stop?: AbortSignal): Promise<Dispatched> {
  const batch = route.smtp ? BATCH.smtp : BATCH.mailbox;
  const { messages, nextDueAt } = await claimDue(org.id, batch, route.leaseMs);
  const outcomes: Outcome[] = [];
  for (const [position, message] of messages.entries()) {
    if (stop?.aborted) {
      await returnClaimed(messages.slice(position));
      break;
    }
    outcomes.push(await deliver(message, { timeZone: org.timeZone }, route));
  }
  return { outcomes, more: messages.length === batch, nextDueAt };
}

/** Delivers everything that is due into the mailbox, for demo data and tests: no mail of theirs may reach a server. */
export async function drainToMailbox(org: DispatchOrg): Promise<number> {
  let sent = 0;
  for (let more = true; more; ) {
    const result = await dispatchDue(org, { smtp: null, fromAddress: "orders@onerow.example", leaseMs: 60_000 });
    sent += result.outcomes.filter((outcome) => outcome === "sent").length;
    more = result.more;
  }
  return sent;
}
