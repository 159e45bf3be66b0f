import { type Claimed, claimDue, returnClaimed } from "@/lib/outbox/claim";
import { deliver, type LinkTo, type MailRoute } from "@/lib/outbox/deliver";
import type { Outcome } from "@/lib/outbox/outcome";

export type DispatchOrg = { id: string; timeZone: string };
export type Dispatched = {
  outcomes: Outcome[];
  /** True when the claim was full, so that more may be due now. */
  more: boolean;
  /** When the next message is due, as epoch ms. */
  nextDueAt: number | null;
};
export type DispatchHooks = {
  /** Once it is aborted, the message in hand is the last. */
  stop?: AbortSignal;
  /** The claim was full: another hand may claim beside this one. */
  onMore?: () => void;
  onDone?: (message: Claimed, outcome: Outcome) => void;
};

// A mail server is slow, so one message is claimed at a time; the mailbox takes many within one lease.
const BATCH = { smtp: 1, mailbox: 20 } as const;

/** Claims what is due in one organization and delivers it, message by message. */
export async function dispatchDue(org: DispatchOrg, route: MailRoute, { stop, onMore, onDone }: DispatchHooks = {}): Promise<Dispatched> {
  const batch = route.smtp ? BATCH.smtp : BATCH.mailbox;
  const { messages, nextDueAt } = await claimDue(org.id, batch, route.leaseMs);
  const more = messages.length === batch;
  if (more) onMore?.();
  const outcomes: Outcome[] = [];
  for (const [position, message] of messages.entries()) {
    if (stop?.aborted) {
      await returnClaimed(messages.slice(position));
      break;
    }
    const outcome = await deliver(message, { timeZone: org.timeZone }, route);
    outcomes.push(outcome);
    onDone?.(message, outcome);
  }
  return { outcomes, more, nextDueAt };
}

/** Delivers everything that is due into the mailbox, for demo data and tests: no mail of theirs may reach a server. */
export async function drainToMailbox(org: DispatchOrg, linkTo: LinkTo = withoutLinks): Promise<number> {
  let sent = 0;
  for (let more = true; more; ) {
    const result = await dispatchDue(org, { smtp: null, fromAddress: "orders@onerow.example", leaseMs: 60_000, linkTo });
    sent += result.outcomes.filter((outcome) => outcome === "sent").length;
    more = result.more;
  }
  return sent;
}

/** For mails whose links nobody will follow. */
export const withoutLinks: LinkTo = async () => null;
