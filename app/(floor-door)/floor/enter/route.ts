import { floorPath } from "@/lib/floor/floor-path";
import { takeOfficeSession } from "@/lib/floor/session-commands";
import { seeOther } from "@/lib/server/own-form";

/** Who signed in with a password on an admitted tablet comes by here, because only an address handler may change cookies. */
export async function GET(request: Request): Promise<Response> {
  const outcome = await takeOfficeSession();
  if (outcome.ok) return seeOther(floorPath(new URL(request.url).searchParams.get("next")));
  return seeOther(`/floor/lock?refused=${outcome.code}`);
}
