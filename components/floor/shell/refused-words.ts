import type { ScanEntry } from "@/components/floor/scan-entry";

const WHAT: Readonly<Record<string, string>> = {
  pick: "A pick",
  pack: "Packing a unit",
  short: "A short pick",
  unpick: "Undoing a pick",
  "put-back": "Putting back",
  "put-away": "Putting away",
  receive: "A receipt",
  "receive-expected": "A receipt",
  "cross-dock": "Sending units to packing",
  "pick-transfer": "A pick",
  "short-transfer": "A short pick",
  "send-transfer": "Sending a transfer",
  "receive-transfer": "A receipt",
  count: "A count",
  ship: "A handover",
};
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

const field = (value: unknown, name: string): string | null => {
  const found = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : null;
  return typeof found === "string" && found !== "" ? found : null;
};

type Line = { sku: string; units?: number; damaged?: number };

/** What had been counted, so that it need not be counted once more to be written down elsewhere. */
function linesOf(body: unknown): string {
  const { lines, entries } = (typeof body === "object" && body !== null ? body : {}) as { lines?: Line[]; entries?: Line[] };
  return (lines ?? entries ?? []).map(({ sku, units = 0, damaged = 0 }) => `${units + damaged} × ${sku}`).join(", ");
}

/** What was kept, when, and why it did not count in the end. */
export function refusedWords({ url, body, queuedAt, answer, status }: ScanEntry): { title: string; detail: string } {
  const what = WHAT[url.split("/").at(-1) ?? ""] ?? "A step";
  const code = field(body, "code") ?? field(body, "bin") ?? linesOf(body);
  const why = field(answer, "detail") ?? (status !== null && status >= 500 ? "The server had a fault." : "It was not accepted.");
  return { title: `${what} from ${TIME.format(queuedAt)} did not count`, detail: code === "" ? why : `${code}: ${why}` };
}
