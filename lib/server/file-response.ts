const TYPES = { pdf: "application/pdf", zpl: "application/zpl; charset=utf-8" } as const;

/** A document that a browser shows and that is saved under its own name. */
export function fileResponse(content: Uint8Array | string, name: string): Response {
  const type = name.endsWith(".zpl") ? TYPES.zpl : TYPES.pdf;
  const body = typeof content === "string" ? content : new Uint8Array(content);
  return new Response(body, {
    headers: { "content-type": type, "content-disposition": `inline; filename="${name}"`, "cache-control": "no-store" },
  });
}
