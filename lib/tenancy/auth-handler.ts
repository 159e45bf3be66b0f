import "server-only";
import type { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { clientAddress } from "@/lib/tenancy/client-address";
import { type Claims, findMembership } from "@/lib/tenancy/membership";
import { oidcProviders, provenEmail } from "@/lib/tenancy/oidc";
import { sessionSecret } from "@/lib/tenancy/session-secret";
import { cookieOptions, isSecure, SESSION_SECONDS, sessionCookieName, tokenOf } from "@/lib/tenancy/session-cookie";
import { signInProven, signInWithPassword } from "@/lib/tenancy/sign-in";

type Context = { params: Promise<{ nextauth: string[] }> };

const headersOf = (headers: Record<string, unknown> | undefined): Pick<Headers, "get"> => ({
  get: (name) => {
    const value = headers?.[name];
    return typeof value === "string" ? value : null;
  },
});

const passwordProvider = CredentialsProvider({
  name: "password",
  credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
  async authorize(credentials, request) {
    if (!credentials) return null;
    const { email, password } = credentials;
    const outcome = await signInWithPassword({ email, password, address: clientAddress(headersOf(request.headers)) });
    // The message becomes ?error= of the sign-in page; null is its "CredentialsSignin".
    if (!outcome.ok && outcome.code !== "wrong_credentials") throw new Error(outcome.code);
    return outcome.ok ? { id: outcome.claims.userId, claims: outcome.claims } : null;
  },
});

const callbacks: NonNullable<NextAuthOptions["callbacks"]> = {
  async signIn({ account, profile }) {
    if (account?.provider !== "oidc") return true;
    const email = provenEmail(profile);
    if (!email) return "/sign-in?error=email_not_verified";
    const outcome = await signInProven(email);
    return outcome.ok || `/sign-in?error=${outcome.code}`;
  },
  async jwt({ token, user, account, profile }) {
    if (account?.provider === "oidc") {
      const outcome = await signInProven(provenEmail(profile) ?? "");
      return outcome.ok ? tokenOf(outcome.claims) : {};
    }
    return account && "claims" in user ? tokenOf(user.claims as Claims) : token;
  },
  async session({ token, session }) {
    const found = await findMembership(String(token.sub), String(token["org"]));
    const holds = found?.passwordStamp === token["pwd"] ? found : null;
    return { expires: session.expires, user: holds ? { name: holds.user.name, email: holds.user.email } : {} };
  },
};

const options = (secure: boolean): NextAuthOptions => ({
  secret: sessionSecret(),
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  useSecureCookies: secure,
  cookies: { sessionToken: { name: sessionCookieName(secure), options: cookieOptions(secure) } },
  providers: [passwordProvider, ...oidcProviders()],
  callbacks,
});

/** The endpoints of next-auth: its CSRF token, password and single sign-on call-backs, sign-out. */
export const authHandler = (request: NextRequest, context: Context): Promise<Response> =>
  NextAuth(request, context, options(isSecure(request.headers))) as Promise<Response>;
