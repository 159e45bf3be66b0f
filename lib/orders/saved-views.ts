import "server-only";
import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { z } from "zod";
import { savedView } from "@/db/schema/system";
import { type Refusal, refuse } from "@/lib/result/refusal";
import type { Actor } from "@/lib/tenancy/actor";
import { inTenant, type Tx } from "@/lib/transaction/in-tenant";
import { filterOfQuery, queryOfFilter } from "./list-filter";

const LIST = "orders";
const MOST_VIEWS = 30;

/** What saving or removing a view can answer with, and its sentence. */
export const VIEW_REFUSALS = {
  no_right: { title: "You may not save a view: the right “{subject}” is missing." },
  view_taken: { title: "There is a view named {subject} already." },
  view_empty: { title: "Filter the list first: a view without a filter would be the whole list." },
  view_too_many: { title: `${MOST_VIEWS} views are the most; remove one first.` },
  view_unknown: { title: "This view is gone already." },
  view_not_yours: { title: "Only who may administer the organization removes a view of everybody." },
} as const satisfies Record<string, { title: string }>;
type ViewRefusal = Refusal<keyof typeof VIEW_REFUSALS>;

export type SavedView = { id: string; name: string; query: string; shared: boolean };

export const saveViewForm = z.object({
  name: z.string().trim().min(1, "Give the view a name.").max(40, "At most 40 characters."),
  query: z.string().max(1000),
  shared: z.coerce.boolean().optional(),
});
export const removeViewForm = z.object({ id: z.uuid() });

const VIEWS = `select id, name, query, user_id is null as shared from saved_view
  where org_id = $1 and list = $2 and (user_id is null or user_id = $3::uuid) order by name, id limit ${MOST_VIEWS * 2}`;

/** The person's own views of the order list and those of everybody, by name. */
export const listViews = (tx: Tx, actor: Actor): Promise<SavedView[]> =>
  tx.query<SavedView>("saved_views", VIEWS, [tx.orgId, LIST, actor.id]);

export type SaveView = { ok: true; query: string } | ViewRefusal;

/** Keeps a filter under a name, for the person or for everybody. */
export function saveView(actor: Actor, { name, query, shared }: z.output<typeof saveViewForm>): Promise<SaveView> {
  if (!actor.rights.has("view")) return Promise.resolve(refuse("no_right", "view"));
  const kept = queryOfFilter(filterOfQuery(Object.fromEntries(new URLSearchParams(query)))).toString();
  return inTenant<SaveView>(actor.orgId, async (tx) => {
    if (kept === "") return refuse("view_empty");
    await tx.query("lock_views", "select pg_advisory_xact_lock(hashtextextended($1, 1))", [`${actor.orgId} saved_view`]);
    const views = await listViews(tx, actor);
    if (views.some((view) => view.name === name)) return refuse("view_taken", name);
    if (views.length >= MOST_VIEWS) return refuse("view_too_many");
    const userId = shared ? null : actor.id;
    await tx.read.insert(savedView).values({ orgId: actor.orgId, id: v7(), userId, list: LIST, name, query: kept });
    return { ok: true, query: kept };
  });
}

/** Removes one's own view; one of everybody needs the right to administer. */
export function removeView(actor: Actor, { id }: z.output<typeof removeViewForm>): Promise<{ ok: true } | ViewRefusal> {
  return inTenant<{ ok: true } | ViewRefusal>(actor.orgId, async (tx) => {
    const view = (await listViews(tx, actor)).find((seen) => seen.id === id);
    if (!view) return refuse("view_unknown");
    if (view.shared && !actor.rights.has("manage")) return refuse("view_not_yours");
    await tx.read.delete(savedView).where(and(eq(savedView.orgId, actor.orgId), eq(savedView.id, id)));
    return { ok: true };
  });
}
