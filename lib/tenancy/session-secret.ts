const SHORTEST = 32;

/** What seals the sessions. Several servers behind one address must share it. */
export function sessionSecret(): string {
  const secret = process.env["NEXTAUTH_SECRET"] ?? "";
  if (secret.length >= SHORTEST) return secret;
  throw new Error(
    `NEXTAUTH_SECRET must have at least ${SHORTEST} characters: npm start makes one, or set it to the output of openssl rand -base64 33`,
  );
}
