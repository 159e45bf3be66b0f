import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { Right } from "@/db/values";
import { readPresented, readWorkplace } from "@/lib/floor/cookies";
import { atWork, type Device, findFloor, type Floor, type FloorLocation, listWorkplaces } from "@/lib/floor/find-floor";
import { PATH_HEADER } from "@/lib/tenancy/path-header";
import { currentSession } from "@/lib/tenancy/session";

type Standing =
  | { at: "work"; floor: Floor }
  /** An admitted tablet on which nobody works. */
  | { at: "lock"; device: Device }
  /** Somebody signed in with a password on an admitted tablet; from then on its rules hold for them, too. */
  | { at: "enter"; device: Device; person: string }
  | { at: "choice"; rights: ReadonlySet<Right>; locations: FloorLocation[] }
  | { at: "door"; wasAdmitted: boolean };

const readStanding = cache(async (): Promise<Standing> => {
  const presented = await readPresented();
  const found = presented && (await findFloor(presented));
  if (found?.floor) return { at: "work", floor: found.floor };
  const session = await currentSession();
  if (found) {
    const { device } = found;
    return session?.organization.id === device.orgId ? { at: "enter", device, person: session.user.name } : { at: "lock", device };
  }
  if (!session) return { at: "door", wasAdmitted: presented !== null };
  const locations = await listWorkplaces(session.actor);
  const chosen = await readWorkplace();
  const [only, ...others] = locations;
  const place = locations.find(({ id }) => id === chosen) ?? (others.length === 0 ? only : undefined);
  return place ? { at: "work", floor: atWork(session, place) } : { at: "choice", rights: session.actor.rights, locations };
});

/** Who works on the floor in this request, and where, read from the database once; for address handlers, which answer 401 to null. */
export async function currentFloor(): Promise<Floor | null> {
  const standing = await readStanding();
  return standing.at === "work" ? standing.floor : null;
}

/** The tablet of this request, whether somebody works on it or not. */
export async function currentDevice(): Promise<Device | null> {
  const presented = await readPresented();
  return (presented && (await findFloor(presented)))?.device ?? null;
}

/** For pages and forms of the floor: leads to the door when nobody works here, and answers 403 without the right that is asked for. */
export async function requireFloor(right?: Right): Promise<Floor> {
  const standing = await readStanding();
  const rights = standing.at === "work" ? standing.floor.actor.rights : standing.at === "choice" ? standing.rights : null;
  if (right && rights && !rights.has(right)) forbidden();
  return standing.at === "work" ? standing.floor : redirect(await wayIn(standing));
}

/** Who signed in with a password on this tablet; everybody else is led to where they belong. */
export async function requireEntrant(): Promise<{ person: string; device: Device }> {
  const standing = await readStanding();
  if (standing.at === "enter") return standing;
  return redirect(standing.at === "work" ? "/floor" : await wayIn(standing));
}

/** The locations to choose from, for who works at several on a device of their own. */
export async function requireWorkplaces(): Promise<{ chosen: string | null; locations: FloorLocation[] }> {
  const standing = await readStanding();
  if (standing.at === "choice") return { chosen: null, locations: standing.locations };
  if (standing.at !== "work") return redirect(await wayIn(standing));
  const { device, location, actor } = standing.floor;
  // A tablet stands where the administrator put it.
  if (device) return redirect("/floor");
  return { chosen: location.id, locations: await listWorkplaces(actor) };
}

async function wayIn(standing: Exclude<Standing, { at: "work" }>): Promise<string> {
  const asked = (await headers()).get(PATH_HEADER) ?? "/floor";
  const next = `?next=${encodeURIComponent(asked)}`;
  switch (standing.at) {
    case "lock":
      return "/floor/lock";
    case "enter":
      return `/floor/enter${next}`;
    case "choice":
      return `/floor/location${next}`;
    case "door":
      return standing.wasAdmitted ? "/floor/lock" : `/sign-in${next}`;
  }
}
