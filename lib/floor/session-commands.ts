import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { admitDevice } from "@/lib/floor/admit-device";
import { choosePin, type Entered, enterProven, enterWithPin, type KnownBadge, presentBadge } from "@/lib/floor/badge-sign-in";
import { clearFloorSession, readPresented, writeDevice, writeFloorSession, writeWorkplace } from "@/lib/floor/cookies";
import { type Device, findFloor, listWorkplaces, lockDevice, touchDevice } from "@/lib/floor/find-floor";
import type { admissionInput, badgeInput, locationInput, newPinInput, pinInput } from "@/lib/floor/inputs";
import type { FloorRefusal } from "@/lib/floor/refusals";
import { currentDevice } from "@/lib/floor/session";
import { refuse } from "@/lib/result/refusal";
import { clientAddress } from "@/lib/tenancy/client-address";
import { currentSession } from "@/lib/tenancy/session";
import { clearClaims } from "@/lib/tenancy/session-cookie";

type Done = { ok: true };

/** This browser becomes the tablet that the code was made for; whoever had signed in on it has to do it anew. */
export async function admitThis({ code }: z.output<typeof admissionInput>): Promise<Done | FloorRefusal> {
  const admission = await admitDevice({ code, address: clientAddress(await headers()) });
  if (!admission.ok) return admission;
  await writeDevice(admission.orgId, admission.secret);
  await clearFloorSession();
  await clearClaims();
  return { ok: true };
}

/** One step of signing in on this tablet. */
const onThis = async <T>(step: (device: Device) => Promise<T>): Promise<T | FloorRefusal> => {
  const device = await currentDevice();
  return device ? step(device) : refuse("device_unknown");
};

export const presentHere = (input: z.output<typeof badgeInput>): Promise<KnownBadge | FloorRefusal> =>
  onThis((device) => presentBadge(device, input));

export const enterHere = (input: z.output<typeof pinInput>): Promise<Done | FloorRefusal> =>
  onThis(async (device) => keep(await enterWithPin(device, input)));

export const choosePinHere = (input: z.output<typeof newPinInput>): Promise<Done | FloorRefusal> =>
  onThis(async (device) => keep(await choosePin(device, input)));

/** The session of the office becomes one of the tablet, so that it locks like every other. */
export const takeOfficeSession = (): Promise<Done | FloorRefusal> =>
  onThis(async (device) => {
    const session = await currentSession();
    if (session?.organization.id !== device.orgId) return refuse("device_unknown");
    return keep(await enterProven(device, session.user.id));
  });

async function keep(entered: Entered | FloorRefusal): Promise<Done | FloorRefusal> {
  if (!entered.ok) return entered;
  const presented = await readPresented();
  if (presented) await writeDevice(presented.orgId, presented.secret);
  await writeFloorSession(entered.session);
  await clearClaims();
  return { ok: true };
}

/** Nobody works in this browser any more, neither on the floor nor in the office. True when it is a tablet, which then waits for the next badge. */
export async function leaveFloor(): Promise<boolean> {
  const presented = await readPresented();
  const found = presented && (await findFloor(presented));
  if (found && presented.session) await lockDevice(found.device, presented.session);
  await clearFloorSession();
  await clearClaims();
  return found !== null;
}

/** A touch keeps the tablet open; false when it was locked before it came. */
export async function touchFloor(): Promise<boolean> {
  const presented = await readPresented();
  if (!presented?.session) return false;
  const found = await findFloor(presented);
  return found?.floor ? touchDevice(found.device, presented.session) : false;
}

/** Where somebody works on a device of their own. */
export async function chooseWorkplace({ locationId }: z.output<typeof locationInput>): Promise<Done | FloorRefusal> {
  const session = await currentSession();
  const known = session ? await listWorkplaces(session.actor) : [];
  if (!known.some(({ id }) => id === locationId)) return refuse("location_unknown");
  await writeWorkplace(locationId);
  return { ok: true };
}
