import { type NextRequest, NextResponse } from "next/server";
import { PATH_HEADER } from "@/lib/tenancy/path-header";

// React evaluates source text in development to show the stack of a server error.
const DEVELOPMENT = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

/**
 * Scripts run only with the nonce of their own response. Styles may stand in attributes, because widths of bars and
 * places of layers do; a style cannot act.
 */
const policyFor = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // The floor's, from its own file: without this line the rule for scripts would ask it for a nonce.
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

const NUL = "%00";

/** Next finds the nonce in the policy of the request and puts it on every script that it writes. */
export function proxy(request: NextRequest): NextResponse {
  // No text in the database holds it, so no page has it in its address either.
  if (request.url.includes(NUL)) return new NextResponse("This address holds a character that no record has.", { status: 400 });
  const policy = policyFor(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Of /api only the reference is a page.
  matcher: [{ source: "/((?!api/(?!docs)|_next/|favicon).*)", missing: [{ type: "header", key: "next-router-prefetch" }] }],
};
