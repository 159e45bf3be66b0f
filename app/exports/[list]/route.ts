import { EXPORTS } from "@/lib/exports/lists";
import { seeOther } from "@/lib/server/own-form";
import { currentSession } from "@/lib/tenancy/session";

export const dynamic = "force-dynamic";

/** A list as a file, filtered by the same address as its page: /exports/orders.csv?status=placed. */
export async function GET(request: Request, { params }: { params: Promise<{ list: string }> }): Promise<Response> {
  const session = await currentSession();
  const { pathname, search, searchParams } = new URL(request.url);
  if (!session) return seeOther(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  const { actor, organization } = session;
  const name = /^([a-z-]+)\.csv$/.exec((await params).list)?.[1] ?? "";
  const found = EXPORTS.get(name);
  if (!actor.rights.has(found?.right ?? "view")) return new Response("You do not have the right to see this list.", { status: 403 });
  const body = await found?.list({ actor, timeZone: organization.timeZone, query: Object.fromEntries(searchParams) });
  if (!body) return new Response("There is no such list.", { status: 404 });
  const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: organization.timeZone }).format(new Date());
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
}
