import { createHmac, timingSafeEqual } from "node:crypto";
import { sessionSecret } from "@/lib/tenancy/session-secret";

const PREFIX = "whsec_";
const TOLERANCE_SECONDS = 300;

/** As a carrier is given it: "whsec_" and 32 bytes in base64. The same salt gives the same secret again; without our own, nobody finds it. */
export function hookSecret(orgId: string, hookId: string, salt: string): string {
  const bytes = createHmac("sha256", sessionSecret()).update(`carrier hook ${orgId} ${hookId} ${salt}`).digest();
  return PREFIX + bytes.toString("base64");
}

export type Signed = { id: string; timestamp: string; signature: string; body: string };

/** "v1," and the HMAC-SHA256 of id, time and body with the secret's bytes, in base64 (Standard Webhooks). */
export function signatureOf(secret: string, { id, timestamp, body }: Omit<Signed, "signature">): string {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

export type Judged = "fits" | "missing" | "old" | "wrong";

/** Whether one of the secrets signed it, within five minutes of now. The header may hold several signatures. */
export function judgeSignature(secrets: readonly string[], signed: Signed, now: Date): Judged {
  const { id, timestamp, signature } = signed;
  if (id === "" || signature === "" || !/^\d{1,12}$/.test(timestamp)) return "missing";
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return "old";
  const expected = secrets.map((secret) => Buffer.from(signatureOf(secret, signed)));
  const given = signature
    .split(" ")
    .slice(0, 10)
    .map((text) => Buffer.from(text));
  return given.some((text) => expected.some((wanted) => text.length === wanted.length && timingSafeEqual(text, wanted))) ? "fits" : "wrong";
}
