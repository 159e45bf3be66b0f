import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";

const profileSchema = z.object({
  sub: z.string().min(1),
  email: z.email(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

type OidcProfile = z.output<typeof profileSchema>;

/** The name on the button, or null when single sign-on is not set up. */
export const oidcName = (): string | null => (oidcSettings() ? process.env["OIDC_NAME"] || "single sign-on" : null);

function oidcSettings() {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = process.env;
  return issuer && clientId && clientSecret ? { issuer: issuer.replace(/\/$/, ""), clientId, clientSecret } : null;
}

export function oidcProviders(): OAuthConfig<OidcProfile>[] {
  const settings = oidcSettings();
  if (!settings) return [];
  return [
    {
      id: "oidc",
      name: oidcName() ?? "oidc",
      type: "oauth",
      wellKnown: `${settings.issuer}/.well-known/openid-configuration`,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      profile: ({ sub, email, name }) => ({ id: sub, email, name: name ?? email }),
    },
  ];
}

/** The address the provider vouches for. One it has not verified could be anybody's, unless the operator says otherwise. */
export function provenEmail(profile: unknown): string | null {
  const parsed = profileSchema.safeParse(profile);
  if (!parsed.success) return null;
  const trusted = parsed.data.email_verified === true || process.env["OIDC_TRUST_EMAIL"] === "true";
  return trusted ? parsed.data.email : null;
}
