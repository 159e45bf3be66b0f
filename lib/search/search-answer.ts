import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import { currentActor } from "@/lib/tenancy/session";

const LONGEST = 200;

/** Answers `GET ?q=` for a signed-in person who may look, as the search fields of the office ask it. */
export async function searchAnswer(request: Request, find: (actor: Actor, text: string) => Promise<readonly unknown[]>): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 401 });
  if (!actor.rights.has("view")) return new Response(null, { status: 403 });
  const text = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, LONGEST);
  const items = text === "" ? [] : await find(actor, text);
  return Response.json({ items }, { headers: { "cache-control": "no-store" } });
}
