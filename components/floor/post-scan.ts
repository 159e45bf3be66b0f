import type { ScanEntry, Verdict } from "@/components/floor/scan-entry";

/** answered: this is the verdict. Otherwise nothing is known of the scan and it is sent again with the same key. */
export type Reply = ({ kind: "answered" } & Verdict) | { kind: "unreachable" } | { kind: "busy"; afterMs: number } | { kind: "signed_out" };

const TIMEOUT_MS = 10_000;
const BUSY_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

export async function postScan({ url, body, key, queuedAt }: ScanEntry, send: typeof fetch): Promise<Reply> {
  try {
    const response = await send(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": key,
        // How long it was kept here, in seconds: clocks of tablets may be wrong, their differences are not.
        "kept-seconds": String(Math.max(0, Math.round((Date.now() - queuedAt) / 1000))),
      },
      body: JSON.stringify(body),
      // A sign-in page is no answer.
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await replyOf(response);
  } catch {
    // Whatever went wrong between here and the server, the scan may or may not have arrived.
    return { kind: "unreachable" };
  }
}

async function replyOf(response: Response): Promise<Reply> {
  const { status, headers } = response;
  if (status === 401 || response.type === "opaqueredirect" || (status >= 300 && status < 400)) return { kind: "signed_out" };
  const again = headers.get("retry-after");
  if (again !== null || status === 429) return { kind: "busy", afterMs: waitOf(again) };
  // A proxy in between speaks for a server that it cannot reach.
  if (status === 408 || status === 502 || status === 503 || status === 504) return { kind: "unreachable" };
  const json = headers.get("content-type")?.includes("json") === true;
  return { kind: "answered", status, answer: json ? await response.json() : await response.text() };
}

function waitOf(header: string | null): number {
  const seconds = Number(header);
  return header !== null && seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : BUSY_MS;
}
