import type { ListedMessage } from "@/lib/outbox/list-messages";

type State = Pick<ListedMessage, "status" | "attempts" | "nextAttemptAt" | "lastError">;

/** Where a message is, in a sentence: its tries, what went wrong, and when the next one is. */
export function stateText({ status, attempts, nextAttemptAt, lastError }: State, now: Date): string {
  const problem = lastError ? ` ${withStop(lastError)}` : "";
  switch (status) {
    case "pending":
      return attempts === 0
        ? "Leaves in a moment."
        : `${triesText(attempts)} Next ${waitText(nextAttemptAt.getTime() - now.getTime())}.${problem}`;
    case "sending":
      return attempts > 1 ? `Try ${attempts} is under way.${problem}` : "On its way.";
    case "dead":
      return `${triesText(attempts)}${problem}`;
    case "sent":
      return attempts > 1 ? `It left at try ${attempts}.` : "";
    case "withheld":
      return problem.trim();
  }
}

const triesText = (attempts: number): string =>
  attempts === 0 ? "Not tried." : attempts === 1 ? "1 try failed." : `${attempts} tries failed.`;

const withStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** "in 40 s", "in 4 min", "in 2 h", or "now". */
export function waitText(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds <= 1) return "now";
  if (seconds < 90) return `in ${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `in ${minutes} min` : `in ${Math.round(minutes / 60)} h`;
}
