import { safePath } from "@/lib/tenancy/safe-path";

const HOME = "/floor";
const DOORS = /^\/floor\/(?:lock|enter|enrol|location|leave|touch|offline)(?:[/?]|$)/;

/** Where a door leads to: a page of the floor, whatever the address bar was made to say. */
export function floorPath(asked: string | null | undefined): string {
  const path = safePath(asked ?? undefined);
  const isFloor = path === HOME || path.startsWith(`${HOME}/`) || path.startsWith(`${HOME}?`);
  return isFloor && !DOORS.test(path) ? path : HOME;
}
