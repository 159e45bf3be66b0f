import type { ScanEntry } from "@/components/floor/scan-entry";
import type { ScanQueue } from "@/components/floor/scan-queue";

/** What came of a command: the server's word, or that the scan is kept until the connection is back. */
export type Sent =
  | { state: "kept" }
  | { state: "answered"; ok: true; answer: Record<string, unknown> }
  | { state: "answered"; ok: false; title: string; detail: string; verdict: string | null };

/** Sends a command through the queue of this device, so that it counts once and is not lost without a connection. */
export async function sendCommand(queue: ScanQueue, command: string, body: object, key?: string): Promise<Sent> {
  return outcomeOf(queue, await queue.submit({ url: `/floor/do/${command}`, body }, key));
}

/** What is known of a command that was handed to the queue. */
export async function outcomeOf(queue: ScanQueue, entry: ScanEntry): Promise<Sent> {
  if (entry.state === "waiting") return { state: "kept" };
  const answer = (typeof entry.answer === "object" && entry.answer !== null ? entry.answer : {}) as Record<string, unknown>;
  const verdict = typeof answer["verdict"] === "string" ? answer["verdict"] : null;
  if (entry.state === "accepted" && (verdict === null || verdict === "accepted")) return { state: "answered", ok: true, answer };
  // The person sees it here and now, so it need not be shown again among the refused scans.
  if (entry.state === "refused") await queue.dismiss(entry.key);
  const detail = typeof answer["detail"] === "string" ? answer["detail"] : "The server did not accept this.";
  return { state: "answered", ok: false, title: VERDICT_TITLES[verdict ?? ""] ?? "Not accepted", detail, verdict };
}

const VERDICT_TITLES: Readonly<Record<string, string>> = {
  wrong_item: "Wrong item",
  wrong_bin: "Wrong bin",
  wrong_lot: "Wrong lot",
  expired: "Expired",
  one_too_many: "Too many",
  unknown_code: "Unknown code",
  serial_missing: "Serial number missing",
  serial_known: "Serial number known",
  work_gone: "Not asked for any more",
};

/** A scan's refusal as the queue sees it: also an answer whose verdict is not "accepted". */
export function isRefusedScan({ status, answer }: { status: number; answer: unknown }): boolean {
  if (status >= 400) return true;
  const verdict = typeof answer === "object" && answer !== null && "verdict" in answer ? answer.verdict : "accepted";
  return verdict !== "accepted";
}
