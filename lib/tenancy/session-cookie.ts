import { cookies, headers } from "next/headers";
import { encode } from "next-auth/jwt";
import type { Claims } from "@/lib/tenancy/membership";
import { type Opened, openToken } from "@/lib/tenancy/open-token";
import { sessionSecret } from "@/lib/tenancy/session-secret";

export const SESSION_SECONDS = 12 * 60 * 60;
const RENEW_AFTER_SECONDS = 60 * 60;

/** The claims as they stand in the token. */
export const tokenOf = ({ userId, orgId, passwordStamp }: Claims) => ({ sub: userId, org: orgId, pwd: passwordStamp });

/** The __Host- prefix makes the browser refuse the cookie when it was not set by this host over https. */
export const sessionCookieName = (secure: boolean): string => (secure ? "__Host-onerow.session" : "onerow.session");

/** Behind a proxy that ends TLS the forwarded protocol counts; without one there is none and the connection is plain. */
export function isSecure(requestHeaders: Pick<Headers, "get">): boolean {
  const forwarded = requestHeaders.get("x-forwarded-proto")?.split(",")[0]?.trim();
  return forwarded === "https" || (process.env["NEXTAUTH_URL"] ?? "").startsWith("https://");
}

export const cookieOptions = (secure: boolean) => ({ httpOnly: true, sameSite: "lax", path: "/", secure }) as const;

/** The claims of the request, if its cookie is ours and has not ended; whether they still hold is for the database to say. */
export async function readClaims(): Promise<Opened | null> {
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const token = jar.get(sessionCookieName(isSecure(requestHeaders)))?.value;
  if (!token) return null;
  return openToken(token, sessionSecret());
}

/** Signs in, or switches: only in a server action or a route handler, where a cookie can be set. */
export async function writeClaims(claims: Claims): Promise<void> {
  const secure = isSecure(await headers());
  const token = await encode({ token: tokenOf(claims), secret: sessionSecret(), maxAge: SESSION_SECONDS });
  (await cookies()).set(sessionCookieName(secure), token, { ...cookieOptions(secure), maxAge: SESSION_SECONDS });
}

/** Who works is not thrown out: a session that is in use is renewed once an hour. */
export async function renewClaims(): Promise<void> {
  const claims = await readClaims();
  if (claims && Date.now() / 1000 - claims.issuedAt > RENEW_AFTER_SECONDS) await writeClaims(claims);
}

export async function clearClaims(): Promise<void> {
  const secure = isSecure(await headers());
  (await cookies()).set(sessionCookieName(secure), "", { ...cookieOptions(secure), maxAge: 0 });
}
