import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { floorDevice } from "@/db/schema/devices";
import { secretLookup } from "@/db/schema/tenancy";
import { hashAdmissionCode, mintDeviceSecret, plainCode } from "@/lib/floor/codes";
import { NO_SESSION } from "@/lib/floor/devices";
import type { FloorRefusal } from "@/lib/floor/refusals";
import { recordAdmin } from "@/lib/members/manage";
import { refuse } from "@/lib/result/refusal";
import { giveBack, type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { hashSecret } from "@/lib/tenancy/secret";
import { inMinutes } from "@/lib/tenancy/sign-in";
import { inTenant, outsideTenants } from "@/lib/transaction/in-tenant";

const PER_ADDRESS: Limit = { hits: 20, windowSeconds: 15 * 60 };

/** What the tablet keeps to say who it is; the database has the hash of the secret. */
export type Admission = { ok: true; orgId: string; secret: string };

/** Uses up the code: whoever presents it first is the tablet of that name. */
export async function admitDevice(input: { code: string; address: string }): Promise<Admission | FloorRefusal> {
  const key = limitKey("admission", input.address);
  const taken = await takeHit(key, PER_ADDRESS);
  if (!taken.ok) return refuse("too_many_attempts", inMinutes(taken.retryAfterSeconds));
  const hash = hashAdmissionCode(plainCode(input.code));
  const [found] = await outsideTenants((tx) =>
    tx.query<{ org_id: string; ref_id: string }>(
      "device_by_code",
      "select org_id, ref_id from secret_lookup where hash = $1 and kind = 'device'",
      [hash],
    ),
  );
  const admission = found ? await admit(found.org_id, found.ref_id) : refuse("admission_ended" as const);
  if (admission.ok) await giveBack(key, false);
  return admission;
}

const admit = (orgId: string, deviceId: string): Promise<Admission | FloorRefusal> =>
  inTenant<Admission | FloorRefusal>(orgId, async (tx) => {
    const waiting = and(
      eq(floorDevice.orgId, orgId),
      eq(floorDevice.id, deviceId),
      isNull(floorDevice.revokedAt),
      gt(floorDevice.codeEndsAt, sql`now()`),
    );
    const now = new Date();
    const admitted = await tx.read
      .update(floorDevice)
      .set({ codeEndsAt: null, admittedAt: now, lastSeenAt: now, ...NO_SESSION })
      .where(waiting)
      .returning({ id: floorDevice.id });
    if (admitted.length === 0) return refuse("admission_ended");
    const secret = mintDeviceSecret();
    await tx.read.delete(secretLookup).where(and(eq(secretLookup.orgId, orgId), eq(secretLookup.refId, deviceId)));
    await tx.read.insert(secretLookup).values({ hash: hashSecret(secret), kind: "device", orgId, refId: deviceId });
    await recordAdmin(tx, { kind: "system", id: null }, "device.admitted", deviceId);
    return { ok: true, orgId, secret };
  });
