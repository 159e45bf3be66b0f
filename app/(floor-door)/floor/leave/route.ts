import { leaveFloor } from "@/lib/floor/session-commands";
import { isOwnForm, seeOther } from "@/lib/server/own-form";

/** Locks the tablet, or signs out on a device of one's own. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return new Response(null, { status: 403 });
  return seeOther((await leaveFloor()) ? "/floor/lock" : "/sign-in?next=%2Ffloor");
}
