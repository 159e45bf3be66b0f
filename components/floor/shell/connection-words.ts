import type { QueueState } from "@/components/floor/scan-queue";
import type { Tone } from "@/components/ui/tone";

export type ConnectionWords = { tone: Tone; shape: "disc" | "half" | "ring"; text: string };

const scans = (count: number): string => (count === 1 ? "1 scan waits" : `${count} scans wait`);

/** What the bar says of the connection, in plain words. */
export function connectionWords(reached: boolean, queue: QueueState | null): ConnectionWords {
  const waiting = queue?.waiting.length ?? 0;
  if (queue?.connection === "signed_out")
    return { tone: "stop", shape: "ring", text: waiting > 0 ? `Signed out, ${scans(waiting)}` : "Signed out" };
  if (!reached || queue?.connection === "disconnected")
    return { tone: "stop", shape: "ring", text: waiting > 0 ? `No connection, ${scans(waiting)}` : "No connection" };
  if (waiting > 0) return { tone: "wait", shape: "half", text: `Connected, ${scans(waiting)}` };
  return { tone: "ok", shape: "disc", text: "Connected" };
}

/** Scans that another person left on this tablet: they are sent when that person signs in again. */
export function othersWords(queue: QueueState | null): string | null {
  const count = queue?.ofOthers ?? 0;
  if (count === 0) return null;
  return count === 1 ? "1 scan of somebody else waits for its person" : `${count} scans of others wait for their person`;
}
