import "server-only";
import { cookies, headers } from "next/headers";
import type { Presented } from "@/lib/floor/find-floor";
import { cookieOptions, isSecure } from "@/lib/tenancy/session-cookie";

// What browsers keep at most; every sign-in on the tablet writes it anew.
const DEVICE_SECONDS = 400 * 24 * 60 * 60;
const SESSION_SECONDS = 12 * 60 * 60;

const nameOf = (kind: "device" | "floor" | "workplace", secure: boolean): string => `${secure ? "__Host-" : ""}onerow.${kind}`;

/** What the browser says it is, unproven. */
export async function readPresented(): Promise<Presented | null> {
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const secure = isSecure(requestHeaders);
  const [orgId, secret] = (jar.get(nameOf("device", secure))?.value ?? "").split(".");
  return orgId && secret ? { orgId, secret, session: jar.get(nameOf("floor", secure))?.value ?? null } : null;
}

export async function writeDevice(orgId: string, secret: string): Promise<void> {
  const secure = isSecure(await headers());
  (await cookies()).set(nameOf("device", secure), `${orgId}.${secret}`, { ...cookieOptions(secure), maxAge: DEVICE_SECONDS });
}

export async function writeFloorSession(session: string): Promise<void> {
  const secure = isSecure(await headers());
  (await cookies()).set(nameOf("floor", secure), session, { ...cookieOptions(secure), maxAge: SESSION_SECONDS });
}

export async function clearFloorSession(): Promise<void> {
  const secure = isSecure(await headers());
  (await cookies()).set(nameOf("floor", secure), "", { ...cookieOptions(secure), maxAge: 0 });
}

/** Where somebody with several locations and a device of their own works today. */
export async function readWorkplace(): Promise<string | null> {
  const [jar, requestHeaders] = await Promise.all([cookies(), headers()]);
  return jar.get(nameOf("workplace", isSecure(requestHeaders)))?.value ?? null;
}

export async function writeWorkplace(locationId: string): Promise<void> {
  const secure = isSecure(await headers());
  (await cookies()).set(nameOf("workplace", secure), locationId, { ...cookieOptions(secure), maxAge: SESSION_SECONDS });
}
