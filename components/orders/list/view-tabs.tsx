import { listHref } from "@/components/orders/list/list-href";
import { formatUnits } from "@/components/ui/figure-format";
import { type Tab, Tabs } from "@/components/ui/tabs";
import { MOST_COUNTED, type PresetCounts } from "@/lib/orders/count-lists";
import { filterOfQuery, type OrderFilter, type OrderPreset, queryOfFilter } from "@/lib/orders/list-filter";
import type { SavedView } from "@/lib/orders/saved-views";

const PRESET_NAMES: Readonly<Record<OrderPreset, string>> = {
  approval: "Needs approval",
  unpaid_unfulfilled: "Unpaid and unfulfilled",
  waiting: "Waiting for stock",
};

const countText = (count: number): string => (count > MOST_COUNTED ? `${formatUnits(MOST_COUNTED)}+` : formatUnits(count));

/** The lists that everybody has, with their counts, and the views that were kept. */
export function ViewTabs({ filter, counts, views }: { filter: OrderFilter; counts: PresetCounts; views: readonly SavedView[] }) {
  const kept = currentView(views, filter);
  const presets = Object.entries(PRESET_NAMES) as [OrderPreset, string][];
  const items: Tab[] = [
    { label: "All", href: "/orders", active: !kept && !filter.preset, count: countText(counts.total) },
    ...presets.map(([preset, label]) => ({
      label,
      href: listHref({ preset }),
      active: !kept && filter.preset === preset,
      count: countText(counts[preset]),
    })),
    ...views.map(({ id, name, query }) => ({
      label: name,
      href: `/orders?${query}`,
      active: kept?.id === id,
    })),
  ];
  return <Tabs label="Lists" items={items} />;
}

/** The kept view whose filter this is, word for word. */
export function currentView(views: readonly SavedView[], filter: OrderFilter): SavedView | undefined {
  const query = queryOfFilter(filter).toString();
  return views.find((view) => queryOfFilter(filterOfQuery(Object.fromEntries(new URLSearchParams(view.query)))).toString() === query);
}
