import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { badge, floorDevice } from "@/db/schema/devices";
import { hashBadgeCode, plainCode } from "@/lib/floor/codes";
import { type Device, worksAt } from "@/lib/floor/find-floor";
import type { badgeInput, newPinInput, pinInput } from "@/lib/floor/inputs";
import type { FloorRefusal } from "@/lib/floor/refusals";
import { worksOnFloor } from "@/lib/floor/rights";
import { recordAdmin } from "@/lib/members/manage";
import { refuse } from "@/lib/result/refusal";
import { readMembership, type Session } from "@/lib/tenancy/membership";
import { hashPassword, verifyPassword } from "@/lib/tenancy/password";
import { giveBack, type Limit, limitKey, takeHit } from "@/lib/tenancy/rate-limit";
import { hashSecret, mintSecret } from "@/lib/tenancy/secret";
import { inMinutes } from "@/lib/tenancy/sign-in";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";

export const MOST_TRIES = 5;
const LOCKED_MINUTES = 10;
const PER_DEVICE: Limit = { hits: 40, windowSeconds: 15 * 60 };

/** Whose badge it is, and whether a PIN is to be chosen before it opens anything. */
export type KnownBadge = { ok: true; name: string; choosesPin: boolean };
/** The secret of the session is for the tablet alone; the database has its hash. */
export type Entered = { ok: true; session: string };

export async function presentBadge(device: Device, input: z.output<typeof badgeInput>): Promise<KnownBadge | FloorRefusal> {
  const key = limitKey("badge", device.id);
  const taken = await takeHit(key, PER_DEVICE);
  if (!taken.ok) return refuse("too_many_attempts", inMinutes(taken.retryAfterSeconds));
  const known = await inTenant<KnownBadge | FloorRefusal>(device.orgId, async (tx) => {
    const held = await findBadge(tx, input.badge);
    const person = held && (await readMembership(tx, held.userId));
    if (!held || !person) return refuse("badge_unknown");
    if (held.lockedSeconds > 0) return refuse("badge_locked", inMinutes(held.lockedSeconds));
    return refuseWork(device, person) ?? { ok: true, name: person.user.name, choosesPin: held.pinHash === null };
  });
  if (known.ok) await giveBack(key, false);
  return known;
}

/** A try is counted before the PIN is looked at, so that tries in parallel cannot slip through together. */
export async function enterWithPin(device: Device, input: z.output<typeof pinInput>): Promise<Entered | FloorRefusal> {
  const counted = await inTenant<Counted | FloorRefusal>(device.orgId, (tx) => countTry(tx, input.badge));
  if (!("held" in counted)) return counted;
  const { held, tries } = counted;
  if (!(await verifyPassword(held.pinHash, input.pin))) return wrongPin(device, held, tries);
  return inTenant<Entered | FloorRefusal>(device.orgId, async (tx) => {
    await tx.read.update(badge).set({ failedTries: 0, lockedUntil: null }).where(isBadge(tx, held.id));
    return startSession(tx, device, held.userId);
  });
}

/** The first scan of a badge, or the first after an administrator took its PIN away. */
export async function choosePin(device: Device, input: z.output<typeof newPinInput>): Promise<Entered | FloorRefusal> {
  if (input.pin !== input.again) return refuse("pins_differ");
  if (isWeak(input.pin)) return refuse("pin_weak");
  const pinHash = await hashPassword(input.pin);
  return inTenant<Entered | FloorRefusal>(device.orgId, async (tx) => {
    const held = await findBadge(tx, input.badge, true);
    if (!held) return refuse("badge_unknown");
    if (held.pinHash !== null) return refuse("pin_chosen");
    const entered = await startSession(tx, device, held.userId);
    if (!entered.ok) return entered;
    await tx.read.update(badge).set({ pinHash, failedTries: 0, lockedUntil: null }).where(isBadge(tx, held.id));
    await recordAdmin(tx, { kind: "user", id: held.userId }, "badge.pin_chosen", held.userId);
    return entered;
  });
}

/** For who has proven with a password or single sign-on who they are. */
export const enterProven = (device: Device, userId: string): Promise<Entered | FloorRefusal> =>
  inTenant(device.orgId, (tx) => startSession(tx, device, userId));

async function startSession(tx: Tx, device: Device, userId: string): Promise<Entered | FloorRefusal> {
  const person = await readMembership(tx, userId);
  if (!person) return refuse("badge_unknown");
  const refusal = refuseWork(device, person);
  if (refusal) return refusal;
  const session = mintSecret();
  const now = new Date();
  const opened = await tx.read
    .update(floorDevice)
    .set({ sessionHash: hashSecret(session), sessionUserId: userId, sessionSeenAt: now, lastSeenAt: now })
    .where(and(eq(floorDevice.orgId, tx.orgId), eq(floorDevice.id, device.id), isNull(floorDevice.revokedAt)))
    .returning({ id: floorDevice.id });
  return opened.length > 0 ? { ok: true, session } : refuse("device_unknown");
}

function refuseWork(device: Device, { actor }: Session): FloorRefusal | null {
  if (!worksAt(actor, device.location.id)) return refuse("not_here", device.location.name);
  return worksOnFloor(actor.rights) ? null : refuse("no_floor_work");
}

type HeldBadge = { id: string; userId: string; pinHash: string | null; lockedSeconds: number };
type Counted = { held: HeldBadge; tries: number };

const BADGE = `id, user_id as "userId", pin_hash as "pinHash",
  greatest(0, ceil(extract(epoch from locked_until - statement_timestamp())))::int as "lockedSeconds"`;
const FIND = `select ${BADGE} from badge where org_id = $1 and code_hash = $2 and revoked_at is null`;

async function findBadge(tx: Tx, typed: string, lock = false): Promise<HeldBadge | undefined> {
  const values = [tx.orgId, hashBadgeCode(plainCode(typed))];
  const [held] = lock
    ? await tx.query<HeldBadge>("badge_lock", `${FIND} for no key update`, values)
    : await tx.query<HeldBadge>("badge_find", FIND, values);
  return held && { ...held, lockedSeconds: held.lockedSeconds ?? 0 };
}

// After a lock has ended the count begins anew. The last try that is allowed locks at once; the right PIN takes that back.
const COUNT = `
  update badge b set failed_tries = c.tries, locked_until = case when c.tries >= ${MOST_TRIES} then statement_timestamp() + interval '${LOCKED_MINUTES} minutes' end
    from (select case when locked_until is null then failed_tries + 1 else 1 end as tries from badge where org_id = $1 and id = $2) c
   where b.org_id = $1 and b.id = $2 returning c.tries`;

async function countTry(tx: Tx, typed: string): Promise<Counted | FloorRefusal> {
  const held = await findBadge(tx, typed, true);
  if (!held) return refuse("badge_unknown");
  if (held.lockedSeconds > 0) return refuse("badge_locked", inMinutes(held.lockedSeconds));
  if (held.pinHash === null) return refuse("pin_not_chosen");
  const [counted] = await tx.query<{ tries: number }>("badge_count", COUNT, [tx.orgId, held.id]);
  return { held, tries: counted?.tries ?? MOST_TRIES };
}

async function wrongPin(device: Device, held: HeldBadge, tries: number): Promise<FloorRefusal> {
  const left = MOST_TRIES - tries;
  if (left > 0) return refuse("pin_wrong", left === 1 ? "One more try" : `${left} more tries`);
  await inTenant(device.orgId, (tx) => recordAdmin(tx, { kind: "user", id: held.userId }, "badge.locked", held.userId));
  return refuse("badge_locked", inMinutes(LOCKED_MINUTES * 60));
}

const isBadge = (tx: Tx, id: string) => and(eq(badge.orgId, tx.orgId), eq(badge.id, id));

/** 0000 and 1234: what is tried first. */
function isWeak(pin: string): boolean {
  const steps = new Set(Array.from({ length: pin.length - 1 }, (_, index) => Number(pin[index + 1]) - Number(pin[index])));
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
}
