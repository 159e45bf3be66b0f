import { touchFloor } from "@/lib/floor/session-commands";
import { isOwnForm } from "@/lib/server/own-form";

/** Somebody touched the tablet. 401: it was locked before. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return new Response(null, { status: 403 });
  return new Response(null, { status: (await touchFloor()) ? 204 : 401 });
}
