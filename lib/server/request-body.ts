import type { Problem } from "@/lib/server/problem";
import { findUnstorable } from "@/lib/server/storable";

type NotRead = { ok: false; problem: Problem };
export type ReadBody = { ok: true; value: unknown } | NotRead;

const no = (status: number, code: string, detail: string): NotRead => ({ ok: false, problem: { status, code, detail } });

/** The JSON of the request, or the problem with it. It stops reading as soon as the body is longer than allowed. */
export async function readJson(request: Request, maxBytes: number): Promise<ReadBody> {
  const read = await readBody(request, maxBytes);
  return read.ok ? parseJson(read.text) : read;
}

/** The text of a request that says that it is JSON: who signed it signed this text. */
export async function readBody(request: Request, maxBytes: number): Promise<{ ok: true; text: string } | NotRead> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return no(415, "unsupported_media_type", "Send the body as JSON with content-type application/json.");
  // Only whoever sends it can break a body off, so that is no fault of the program's own.
  const text = await readText(request, maxBytes).catch(() => undefined);
  if (text === undefined) return no(400, "body_incomplete", "The connection ended before the whole body had arrived; nothing was done.");
  if (text === null) return no(413, "body_too_large", `The body is larger than ${maxBytes} bytes; send fewer rows in one request.`);
  return { ok: true, text };
}

export function parseJson(text: string): ReadBody {
  try {
    // Some programs put a byte order mark before JSON; it says nothing.
    const value = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text) as unknown;
    if (RARE.test(text) && findUnstorable(value) !== null)
      return no(400, "malformed_json", "A text in the body holds U+0000 or half of a surrogate pair.");
    return { ok: true, value };
  } catch {
    return no(400, "malformed_json", "The body is not valid JSON.");
  }
}

const BYTE_ORDER_MARK = "\uFEFF";

// JSON can write these only as escapes, so nearly every body is spared the walk. No database text can hold them.
const RARE = /\\u(?:0000|d[89a-f])/i;

// The text of the same bytes is the same however they came, with a byte order mark where there is one: it may be signed.
async function readText(request: Request, maxBytes: number): Promise<string | null> {
  const declared = Number(request.headers.get("content-length") ?? Number.NaN);
  if (declared > maxBytes) return null;
  // A declared length is enforced by the HTTP parser, so only a body without one has to be counted.
  const bytes = declared >= 0 ? Buffer.from(await request.arrayBuffer()) : await readCounted(request, maxBytes);
  return bytes && bytes.toString("utf8");
}

async function readCounted(request: Request, maxBytes: number): Promise<Buffer | null> {
  if (!request.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
