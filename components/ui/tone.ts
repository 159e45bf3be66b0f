export type Tone = "ok" | "wait" | "stop" | "info" | "neutral";

export const TONE_TEXT: Record<Tone, string> = {
  ok: "text-ok",
  wait: "text-wait",
  stop: "text-stop",
  info: "text-info",
  neutral: "text-ink-2",
};
