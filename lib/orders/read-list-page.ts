import "server-only";
import type { Actor } from "@/lib/tenancy/actor";
import { readPlanned } from "@/lib/transaction/in-tenant";
import { countPresets, type PresetCounts } from "./count-lists";
import type { OrderFilter } from "./list-filter";
import type { ListOptions, OrderPage } from "./list-page";
import { listOrders } from "./read-list";
import { listViews, type SavedView } from "./saved-views";

const ROWS = 50;

export type OrderListPage = { page: OrderPage; counts: PresetCounts; views: SavedView[] };

/** Everything the order list shows, read in one flight. */
export const readOrderList = (actor: Actor, filter: OrderFilter, options: Omit<ListOptions, "limit">): Promise<OrderListPage> =>
  readPlanned(actor.orgId, async (tx) => {
    const [page, counts, views] = await Promise.all([
      listOrders(tx, filter, { ...options, limit: ROWS, some: true }),
      countPresets(tx),
      listViews(tx, actor),
    ]);
    return { page, counts, views };
  });

/** One page of drafts, newest first. */
export const readDraftList = (actor: Actor, text: string | undefined, options: Omit<ListOptions, "limit">): Promise<OrderPage> =>
  readPlanned(actor.orgId, (tx) => listOrders(tx, { status: "draft", text }, { ...options, limit: ROWS, some: true }));
