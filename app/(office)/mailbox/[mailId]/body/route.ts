import { z } from "zod";
import { findMailHtml } from "@/lib/outbox/read-mailbox";
import { currentActor } from "@/lib/tenancy/session";

// The mail's own rules instead of the office's: it has styles of its own, runs no script, fetches nothing, and may be framed by us alone.
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
  "x-frame-options": "SAMEORIGIN",
  "cache-control": "private, no-store",
};

/** A mail as its reader gets it, for the frame on its page. */
export async function GET(_request: Request, { params }: RouteContext<"/mailbox/[mailId]/body">): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  const mailId = z.uuid().safeParse((await params).mailId);
  const html = mailId.success ? await findMailHtml(actor, mailId.data) : null;
  if (html === null) return new Response(null, { status: 404 });
  return new Response(html.replace("<head>", '<head><base target="_blank">'), { headers: HEADERS });
}
