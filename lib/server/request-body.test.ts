import { describe, expect, test } from "vitest";
import { readBody, readJson } from "@/lib/server/request-body";

const MOST = 100;
const json = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://localhost/api/v1/orders", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);

function stream(pieces: readonly string[], end: "close" | "break"): ReadableStream<Uint8Array> {
  const left = pieces.map((piece) => new TextEncoder().encode(piece));
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else if (end === "close") controller.close();
      else controller.error(new Error("aborted"));
    },
  });
}

const codeOf = async (request: Request) => {
  const read = await readJson(request, MOST);
  return read.ok ? read.value : read.problem.code;
};

describe("the body of a request", () => {
  test("is read as JSON, whole or in pieces", async () => {
    expect(await codeOf(json('{"a":1}'))).toEqual({ a: 1 });
    expect(await codeOf(json(stream(['{"a"', ":2}"], "close")))).toEqual({ a: 2 });
  });

  test("that breaks off is told as such, whether or not its length was declared", async () => {
    expect(await codeOf(json(stream(['{"a"'], "break")))).toBe("body_incomplete");
    expect(await codeOf(json(stream(['{"a"'], "break"), { "content-length": "7" }))).toBe("body_incomplete");
  });

  test("gives the same text of the same bytes, with a byte order mark, in one piece and in several; as JSON it is read without", async () => {
    const text = '\uFEFF{"a":"\u00e9"}';
    const bytes = new TextEncoder().encode(text);
    const declared = () => json(bytes, { "content-length": String(bytes.byteLength) });
    const [whole, parts] = [
      await readBody(declared(), MOST),
      await readBody(json(stream([text.slice(0, 6), text.slice(6)], "close")), MOST),
    ];
    expect([whole, parts]).toEqual([
      { ok: true, text },
      { ok: true, text },
    ]);
    expect(await codeOf(declared())).toEqual({ a: "\u00e9" });
    expect(await codeOf(json(stream([text], "close")))).toEqual({ a: "\u00e9" });
    expect(await codeOf(json("\uFEFF\uFEFF{}"))).toBe("malformed_json");
  });

  test("that is too long, no JSON or not said to be JSON is refused", async () => {
    expect(await codeOf(json(stream(["x".repeat(60), "x".repeat(60)], "close")))).toBe("body_too_large");
    expect(await codeOf(json("{"))).toBe("malformed_json");
    expect(await codeOf(json("{}", { "content-type": "text/plain" }))).toBe("unsupported_media_type");
    expect(await codeOf(json(String.raw`{"a":"\u0000"}`))).toBe("malformed_json");
  });
});
