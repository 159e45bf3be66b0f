import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { v7 } from "uuid";
import type { z } from "zod";
import { floorDevice } from "@/db/schema/devices";
import { location } from "@/db/schema/stock";
import { appUser, orgPolicy, secretLookup } from "@/db/schema/tenancy";
import { hashAdmissionCode, mintAdmissionCode } from "@/lib/floor/codes";
import type { deviceIdInput, deviceInput, lockMinutesInput, newDeviceInput } from "@/lib/floor/inputs";
import type { FloorRefusal } from "@/lib/floor/refusals";
import { manage, recordAdmin } from "@/lib/members/manage";
import { certain, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { readTenant, type Tx } from "@/lib/transaction/in-tenant";

export const NO_SESSION = { sessionHash: null, sessionUserId: null, sessionSeenAt: null } as const;

const CODE_LASTS_MS = 30 * 60 * 1000;

export type FloorDevice = {
  id: string;
  name: string;
  locationId: string;
  locationName: string;
  admittedAt: Date | null;
  codeEndsAt: Date | null;
  lastSeenAt: Date | null;
  revokedAt: Date | null;
  /** Who is signed in on it, as far as it was not locked since. */
  workedBy: string | null;
};
export type DeviceOutcome = { ok: true } | FloorRefusal;
/** The code is in this answer only; the database has its hash. */
export type CodeOutcome = { ok: true; name: string; code: string } | FloorRefusal;

/** The tablets of the organization, those in use first, and after how many minutes they lock themselves. */
export const listDevices = (actor: Actor): Promise<{ devices: FloorDevice[]; lockMinutes: number }> =>
  readTenant(actor.orgId, async (tx) => {
    const [policy] = await tx.read.select({ minutes: orgPolicy.lockMinutes }).from(orgPolicy).where(eq(orgPolicy.orgId, tx.orgId));
    const lockMinutes = certain(policy, "policy").minutes;
    const isOpen = sql`${floorDevice.sessionSeenAt} > now() - make_interval(mins => ${lockMinutes})`;
    const devices = await tx.read
      .select({
        id: floorDevice.id,
        name: floorDevice.name,
        locationId: floorDevice.locationId,
        locationName: location.name,
        admittedAt: floorDevice.admittedAt,
        codeEndsAt: floorDevice.codeEndsAt,
        lastSeenAt: floorDevice.lastSeenAt,
        revokedAt: floorDevice.revokedAt,
        workedBy: appUser.name,
      })
      .from(floorDevice)
      .innerJoin(location, and(eq(location.orgId, floorDevice.orgId), eq(location.id, floorDevice.locationId)))
      .leftJoin(appUser, and(eq(appUser.id, floorDevice.sessionUserId), isOpen))
      .where(eq(floorDevice.orgId, tx.orgId))
      .orderBy(sql`${floorDevice.revokedAt} is not null`, asc(location.name), asc(floorDevice.name), desc(floorDevice.id));
    return { devices, lockMinutes };
  });

/** A tablet that is to be admitted with the code within half an hour. */
export const addDevice = (actor: Actor, input: z.output<typeof newDeviceInput>): Promise<CodeOutcome> =>
  manage<CodeOutcome>(actor, async (tx) => {
    if (!(await isOpenLocation(tx, input.locationId))) return refuse("location_unknown");
    const id = v7();
    const createdBy = actor.kind === "user" ? actor.id : null;
    await tx.read.insert(floorDevice).values({ orgId: tx.orgId, id, name: input.name, locationId: input.locationId, createdBy });
    await recordAdmin(tx, actor, "device.added", id);
    return { ok: true, name: input.name, code: await openCode(tx, id) };
  });

/** For a tablet that forgot who it is, or another in its place: the one that had the name is nobody's from now on. */
export const renewCode = (actor: Actor, { deviceId }: z.output<typeof deviceIdInput>): Promise<CodeOutcome> =>
  manage<CodeOutcome>(actor, async (tx) => {
    const [device] = await tx.read.select({ name: floorDevice.name }).from(floorDevice).where(openDevice(tx, deviceId));
    if (!device) return refuse("not_found");
    await recordAdmin(tx, actor, "device.code_renewed", deviceId);
    return { ok: true, name: device.name, code: await openCode(tx, deviceId) };
  });

/** Another name, or another location: who works on it then works there. */
export const changeDevice = (actor: Actor, input: z.output<typeof deviceInput>): Promise<DeviceOutcome> =>
  manage<DeviceOutcome>(actor, async (tx) => {
    const [device] = await tx.read.select({ id: floorDevice.id }).from(floorDevice).where(openDevice(tx, input.deviceId));
    if (!device) return refuse("not_found");
    if (!(await isOpenLocation(tx, input.locationId))) return refuse("location_unknown");
    await tx.read.update(floorDevice).set({ name: input.name, locationId: input.locationId }).where(openDevice(tx, input.deviceId));
    await recordAdmin(tx, actor, "device.changed", input.deviceId);
    return { ok: true };
  });

/** From the next touch on the tablet is nobody's; the row stays, because events name it. */
export const revokeDevice = (actor: Actor, { deviceId }: z.output<typeof deviceIdInput>): Promise<DeviceOutcome> =>
  manage<DeviceOutcome>(actor, async (tx) => {
    const ended = { revokedAt: new Date(), codeEndsAt: null, ...NO_SESSION };
    const revoked = await tx.read.update(floorDevice).set(ended).where(openDevice(tx, deviceId)).returning({ id: floorDevice.id });
    if (revoked.length === 0) return refuse("not_found");
    await forgetSecrets(tx, deviceId);
    await recordAdmin(tx, actor, "device.revoked", deviceId);
    return { ok: true };
  });

export const changeLockMinutes = (actor: Actor, { minutes }: z.output<typeof lockMinutesInput>): Promise<DeviceOutcome> =>
  manage<DeviceOutcome>(actor, async (tx) => {
    await tx.read.update(orgPolicy).set({ lockMinutes: minutes }).where(eq(orgPolicy.orgId, tx.orgId));
    await recordAdmin(tx, actor, "policy.change", "lock_minutes");
    return { ok: true };
  });

const openDevice = (tx: Tx, id: string) => and(eq(floorDevice.orgId, tx.orgId), eq(floorDevice.id, id), isNull(floorDevice.revokedAt));

async function isOpenLocation(tx: Tx, id: string): Promise<boolean> {
  const here = and(eq(location.orgId, tx.orgId), eq(location.id, id), isNull(location.archivedAt));
  return (await tx.read.select({ id: location.id }).from(location).where(here)).length > 0;
}

async function openCode(tx: Tx, deviceId: string): Promise<string> {
  const code = mintAdmissionCode();
  await tx.read
    .update(floorDevice)
    .set({ codeEndsAt: new Date(Date.now() + CODE_LASTS_MS), admittedAt: null, ...NO_SESSION })
    .where(openDevice(tx, deviceId));
  await forgetSecrets(tx, deviceId);
  await tx.read.insert(secretLookup).values({ hash: hashAdmissionCode(code), kind: "device", orgId: tx.orgId, refId: deviceId });
  return code;
}

const forgetSecrets = (tx: Tx, deviceId: string) =>
  tx.read.delete(secretLookup).where(and(eq(secretLookup.orgId, tx.orgId), eq(secretLookup.refId, deviceId)));
